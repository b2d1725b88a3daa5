import { InstantField } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { Answer, PageAnswer } from '../../platform/openapi/answer.decorator.js';
import {
  DAY,
  INSTANT,
  listOf,
  nullable,
  objectOf,
  objectsOf,
  POINTER,
  SHA256,
  UUID,
  whole,
} from '../../platform/openapi/forms.js';
import {
  CITATION,
  CONCLUSION,
  FILE_NUMBER,
  OUTCOME,
  PARTNER_ID,
  PATHWAY,
  STAFF_ID,
  VERSION,
} from '../forms.js';

const MAX_REASONS = 50;
const PERSONS_DECIDED = whole(0, 21, 0);

/** The STCA check a decision stood on. */
export class DecisionCheckDto {
  @Answer(UUID, 'The check.')
  checkId!: string;

  @Answer(CONCLUSION, 'What it concluded.')
  conclusion!: string;

  @Answer(DAY, 'Day whose law was applied.')
  assessedOn!: string;

  @Answer(DAY, 'In-force day of the newest change of law that counted.', { example: '2026-03-26' })
  lawVersion!: string;

  @Answer(SHA256, 'SHA-256 of the rulebook, hexadecimal.')
  rulebookHash!: string;

  @Answer(
    SHA256,
    'HMAC-SHA-256 of the facts (RFC 8785) under the file’s own key, hexadecimal: the same for the same facts of this file, and nothing to whoever has not the key.',
  )
  factsHash!: string;
}

/** The event of the audit log that a decision is found in. */
export class DecisionEventDto {
  @Answer(UUID, 'The event.')
  eventId!: string;

  @Answer(SHA256, 'Its leaf hash, hexadecimal.')
  leafHash!: string;
}

/** How many persons a decision gave which outcome. */
export class DecidedPersonsDto {
  @Answer(PERSONS_DECIDED, 'Persons accepted.', { example: 2 })
  accepted!: number;

  @Answer(PERSONS_DECIDED, 'Persons not accepted.')
  notAccepted!: number;

  @Answer(PERSONS_DECIDED, 'Persons referred elsewhere.')
  referredElsewhere!: number;
}

/** One confirmed decision. Codes and pseudonyms only. */
export class DecisionRecordDto {
  @Answer(UUID, 'The decision.')
  decisionId!: string;

  @Answer(FILE_NUMBER, 'The file.')
  fileNumber!: string;

  @Answer(PARTNER_ID, 'Partner that referred it.')
  partnerId!: string;

  @Answer(VERSION, 'How often the file had been taken up by then: 1, and one more for each reopening.')
  round!: number;

  @Answer(nullable(UUID), 'The decision of an earlier round that this one follows.')
  earlierDecisionId!: string | null;

  @Answer(OUTCOME, 'Outcome.')
  outcome!: string;

  @Answer(PATHWAY, 'Pathway, with an acceptance.')
  pathway!: string | null;

  @Answer(
    objectOf(() => DecidedPersonsDto),
    'Persons by outcome, family included: members of a family may part ways.',
  )
  persons!: DecidedPersonsDto;

  @Answer(listOf(CITATION, MAX_REASONS, ['IRPA 24']), 'Provisions the reasons cite.')
  provisions!: string[];

  @Answer(
    listOf(POINTER, MAX_REASONS, ['/unitedStates/proceedings/stage']),
    'Facts the reasons are tied to, as JSON Pointers.',
  )
  facts!: string[];

  @Answer(objectOf(() => DecisionCheckDto), 'STCA check it stood on.')
  stcaCheck!: DecisionCheckDto;

  @Answer(STAFF_ID, 'Who proposed it.')
  proposedBy!: string;

  @Answer(INSTANT, 'When.')
  proposedAt!: string;

  @Answer(STAFF_ID, 'Who confirmed it: never the proposer.', { example: 'stf_demo-reviewer' })
  confirmedBy!: string;

  @Answer(INSTANT, 'When.', { example: '2026-04-01T16:04:05.000Z' })
  confirmedAt!: string;

  @Answer(objectOf(() => DecisionEventDto), 'Where the audit log has it.')
  event!: DecisionEventDto;
}

/** A page of the decision log. */
export class DecisionLogPageDto extends PageAnswer {
  @Answer(objectsOf(() => DecisionRecordDto, 200), 'Decisions, the earliest confirmed first.')
  items!: DecisionRecordDto[];
}

/** Query of `GET /v1/decision-log`. */
export class DecisionLogQuery extends PageQuery {
  @InstantField({ description: 'Confirmed at or after this instant.', optional: true })
  from?: string;

  @InstantField({ description: 'Confirmed before this instant.', optional: true })
  to?: string;
}
