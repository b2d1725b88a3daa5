import { PARTNER_ACTIONS } from '../../../domain/partner/actions.js';
import { PARTNER_STATES } from '../../../domain/partner/partner.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { Answer, PageAnswer } from '../../../platform/openapi/answer.decorator.js';
import { CODE, INSTANT, listOf, nullable, objectsOf, oneOf, text } from '../../../platform/openapi/forms.js';
import { ACTOR_ID, VERSION } from '../../forms.js';
import { VettingCheckDto } from './partner-actions.dto.js';

const MOST = 50;

/** One step of a partner's way. */
export class PartnerStepDto {
  @Answer(VERSION, 'Version of the partner that it made.')
  historyVersion!: number;

  @Answer(oneOf(['take-up', ...PARTNER_ACTIONS], 'suspend'), 'What was done.')
  action!: string;

  @Answer(oneOf(PARTNER_STATES, 'suspended'), 'State after it.')
  status!: string;

  @Answer(
    nullable(CODE, 'unreliable-referrals'),
    'Why it was stopped, or the result of a vetting, as a code.',
  )
  reason!: string | null;

  @Answer(ACTOR_ID, 'Who did it.', { example: 'stf_demo-manager' })
  by!: string;

  @Answer(nullable(ACTOR_ID), 'Whose act it completes: never the same person’s.')
  secondTo!: string | null;

  @Answer(INSTANT, 'When.')
  at!: string;

  @Answer(text(4000), 'What was written about it. For managers.', { optional: true })
  narrative?: string;

  @Answer(
    objectsOf(() => VettingCheckDto, MOST),
    'Who checked what in vetting, and what was found. For managers.',
    { optional: true },
  )
  checks?: readonly VettingCheckDto[];

  @Answer(listOf(text(500), MOST), 'References taken in vetting. For managers.', { optional: true })
  references?: readonly string[];
}

/** A page of a partner's history. */
export class PartnerHistoryPageDto extends PageAnswer {
  @Answer(objectsOf(() => PartnerStepDto, 200), 'Steps, the earliest first.')
  items!: PartnerStepDto[];
}

/** Query of `GET /v1/partners/{partnerId}/history`. */
export class ListPartnerHistoryQuery extends PageQuery {}
