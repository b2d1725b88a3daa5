import { DECISION_OUTCOMES, type DecisionOutcome } from '../../domain/case-file/case-file.js';
import { DayOrInstantField, OneOfField, PatternField } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.query.js';

/** A section of an act or of regulations with any of its subdivisions: `IRPR 159.5`, `IRPA 25.2(1)(a)`. */
const PROVISION = /^[A-Z]{2,6} [0-9]{1,4}(\.[0-9]{1,3})?(\([0-9a-z.]{1,6}\))*$/;

/** Query of `GET /v1/decision-log`. */
export class DecisionLogQuery extends PageQuery {
  @DayOrInstantField({
    description: 'Confirmed on or after this day (UTC), or at or after this instant.',
    optional: true,
  })
  from?: string;

  @DayOrInstantField({
    description: 'Confirmed on or before this day (UTC), or before this instant.',
    optional: true,
  })
  to?: string;

  @PatternField({
    description: 'Only on files of this partner.',
    pattern: /^ptn_[a-z0-9-]{1,60}$/,
    form: 'ptn_demo-a',
    optional: true,
  })
  partner?: string;

  @PatternField({
    description: 'Only what this member of staff proposed or confirmed.',
    pattern: /^stf_[a-z0-9-]{1,60}$/,
    form: 'stf_demo-officer',
    optional: true,
  })
  officer?: string;

  @OneOfField(DECISION_OUTCOMES, {
    description: 'Only decisions with this outcome, of the file or of a person of it.',
    optional: true,
  })
  outcome?: DecisionOutcome;

  @PatternField({
    description: 'Only decisions whose reasons cite this provision, or a subdivision of it.',
    pattern: PROVISION,
    form: 'IRPR 139(1)(e)',
    optional: true,
  })
  provision?: string;
}
