import {
  RECHECK_CAUSES,
  RECHECK_STATES,
  type RecheckCause,
  type RecheckState,
} from '../../../domain/recheck/recheck.js';
import { DayField } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { Answer } from '../../../platform/openapi/answer.decorator.js';
import {
  DAY,
  INSTANT,
  MAX_INT32,
  nullable,
  oneOf,
  UUID,
  whole,
  YES_OR_NO,
} from '../../../platform/openapi/forms.js';
import { ACTOR_ID, VERSION } from '../../forms.js';

const FILES = (example: number) => whole(0, MAX_INT32, example);

/** Body of `POST /v1/stca/rechecks`. */
export class RequestRecheckDto {
  @DayField({
    description: 'Day whose law, ages and limits count; today unless told. Another day makes a report only.',
    example: '2026-12-01',
    optional: true,
  })
  on?: string;
}

/** A re-check of every open file, and how far it is. */
export class RecheckDto {
  @Answer(UUID, 'The re-check.')
  recheckId!: string;

  @Answer(oneOf(RECHECK_CAUSES), 'Whether somebody asked for it or the night did.')
  cause!: RecheckCause;

  @Answer(DAY, 'Day whose law, ages and limits count.')
  assessedOn!: string;

  @Answer(YES_OR_NO, 'True for another day than that of the request: no file is changed.')
  reportOnly!: boolean;

  @Answer(oneOf(RECHECK_STATES, 'finished'), 'How far it is; a process that dies does not lose it.')
  state!: RecheckState;

  @Answer(ACTOR_ID, 'Who asked.', { example: 'stf_demo-manager' })
  requestedBy!: string;

  @Answer(INSTANT, 'When it was asked for.')
  requestedAt!: string;

  @Answer(INSTANT, 'When it last moved.')
  progressedAt!: string;

  @Answer(nullable(INSTANT, '2026-03-02T15:04:05.000Z'), 'When it finished.')
  finishedAt!: string | null;

  @Answer(FILES(240), 'Open files when it began.')
  files!: number;

  @Answer(FILES(240), 'Files looked at so far.')
  checked!: number;

  @Answer(FILES(12), 'Of these, files whose findings or urgency differ.')
  changed!: number;

  @Answer(FILES(0), 'Of these, files whose facts cannot be on that day.')
  notCheckable!: number;

  @Answer(VERSION, 'Counts its steps.')
  version!: number;
}

/** Query of `GET /v1/stca/rechecks/{recheckId}/changes`. */
export class ListRecheckChangesQuery extends PageQuery {}
