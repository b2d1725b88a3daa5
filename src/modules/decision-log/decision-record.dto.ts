import { Answer, PageAnswer } from '../../platform/openapi/answer.decorator.js';
import {
  DAY,
  INSTANT,
  listOf,
  MAX_INT32,
  nullable,
  objectOf,
  objectsOf,
  POINTER,
  SHA256,
  UUID,
  whole,
} from '../../platform/openapi/forms.js';
import { AfterDecisionDto } from './after-decision.dto.js';
import { PlacedEventDto } from './placed-event.dto.js';
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
/** Reasons of the file and of each of 21 persons. */
const MAX_GROUNDS = 22 * MAX_REASONS;
const PERSONS_DECIDED = whole(0, 21, 0);

/** The STCA check a decision stood on. */
export class DecisionCheckDto {
  @Answer(UUID, 'The check.')
  checkId!: string;

  @Answer(CONCLUSION, 'What it concluded.')
  conclusion!: string;

  @Answer(
    nullable(listOf(CITATION, MAX_REASONS, ['IRPR 159.5(a)'])),
    'Provisions on which it concluded so; null for decisions proposed before this was kept.',
  )
  basis!: string[] | null;

  @Answer(INSTANT, 'When it was made.')
  madeAt!: string;

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
export class DecisionEventDto extends PlacedEventDto {
  @Answer(SHA256, 'Its leaf hash, hexadecimal.')
  leafHash!: string;

  @Answer(
    nullable(whole(1, MAX_INT32, 8), 8),
    'Size of the first checkpoint that holds it; null until it is signed.',
  )
  treeSize!: number | null;
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

/** What a reason stands on. */
export class DecisionGroundDto {
  @Answer(
    nullable(whole(0, 20, 0)),
    'The person it is about: 0 the principal applicant, 1… the family; null for the whole file.',
  )
  person!: number | null;

  @Answer(nullable(CITATION, 'IRPA 24'), 'Provision it cites, if any.')
  provision!: string | null;

  @Answer(
    nullable(POINTER, '/unitedStates/proceedings/stage'),
    'Fact it is tied to, as a JSON Pointer, if any.',
  )
  fact!: string | null;
}

/** What a decision says of a person of whom it says something else than of the rest. */
export class LoggedMemberDto {
  @Answer(whole(0, 20, 1), 'The person: 0 the principal applicant, 1… the family.')
  index!: number;

  @Answer(OUTCOME, 'Outcome.')
  outcome!: string;

  @Answer(PATHWAY, 'Pathway, with an acceptance.')
  pathway!: string | null;
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

  @Answer(
    objectsOf(() => LoggedMemberDto, 21, []),
    'Persons of whom it says something else than of the rest.',
  )
  members!: LoggedMemberDto[];

  @Answer(
    nullable(objectsOf(() => DecisionGroundDto, MAX_GROUNDS)),
    'What each reason stands on, without its words; null for decisions proposed before this was kept, of which there are the two lists below.',
  )
  reasons!: DecisionGroundDto[] | null;

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

  @Answer(
    nullable(VERSION),
    'Version of the file that the proposal made: its facts were those of the version before, and its event is that change of the file. Null for decisions proposed before this was kept.',
  )
  proposedVersion!: number | null;

  @Answer(STAFF_ID, 'Who confirmed it: never the proposer.', { example: 'stf_demo-reviewer' })
  confirmedBy!: string;

  @Answer(INSTANT, 'When.', { example: '2026-04-01T16:04:05.000Z' })
  confirmedAt!: string;

  @Answer(VERSION, 'Version of the file that the confirmation made.')
  confirmedVersion!: number;

  @Answer(objectOf(() => AfterDecisionDto), 'What came after it.')
  later!: AfterDecisionDto;

  @Answer(objectOf(() => DecisionEventDto), 'Where the audit log has its confirmation.')
  event!: DecisionEventDto;
}

/** A page of the decision log. */
export class DecisionLogPageDto extends PageAnswer {
  @Answer(objectsOf(() => DecisionRecordDto, 200), 'Decisions, the earliest confirmed first.')
  items!: DecisionRecordDto[];
}
