import {
  CANDIDATE_STATES,
  type CandidateState,
  CONFIRMED_AS,
  type ConfirmedAs,
  FOUND_OUTCOMES,
} from '../../../domain/duplicates/candidate.js';
import { CANDIDATE_ACTIONS, type CandidateAction } from '../../../domain/duplicates/candidate-actions.js';
import { type FoundOutcome } from '../../../domain/duplicates/found-pair.js';
import { MATCH_KEY_KINDS } from '../../../domain/matching/keys.js';
import { TERM_PHRASES } from '../../../domain/matching/terms.js';
import { Answer, PageAnswer } from '../../../platform/openapi/answer.decorator.js';
import {
  CODE,
  type Form,
  INSTANT,
  listOf,
  nullable,
  objectOf,
  objectsOf,
  oneOf,
  text,
  UUID,
  whole,
} from '../../../platform/openapi/forms.js';
import { FILE_NUMBER, PARTNER_ID, STAFF_ID, STATE, VERSION } from '../../forms.js';
import { CANDIDATE_STEPS, type CandidateStep } from '../../duplicate-candidates/duplicate-history.store.js';

/** The most family members a referral names. */
const MOST_FAMILY = 20;
const POINTS: Form = { schema: { type: 'number', minimum: -1000, maximum: 1000 }, example: 13.9 };
const FOUND_OUTCOME = oneOf(FOUND_OUTCOMES);
const AS = oneOf(CONFIRMED_AS);

/** A person of a file, by place and without a name. */
export class DuplicatePersonDto {
  @Answer(oneOf(['principal', 'family-member']), 'Whether it is the principal applicant.')
  role!: 'principal' | 'family-member';

  @Answer(
    nullable(whole(0, MOST_FAMILY - 1, 0)),
    'Place in the referral’s familyMembers, from 0; null for the principal.',
  )
  familyMember!: number | null;
}

/** The other file, in codes. Open it to compare: that read is logged with it. */
export class OtherFileDto {
  @Answer(FILE_NUMBER, 'The file.')
  fileNumber!: string;

  @Answer(STATE, 'Its state. A closed or decided one counts as well: the same person came before.')
  state!: string;

  @Answer(PARTNER_ID, 'Partner that referred it.')
  partnerId!: string;

  @Answer(nullable(INSTANT), 'When its content was destroyed; then the candidate counts as open no more.')
  disposedAt!: string | null;
}

/** What one field contributed, in words; never what the field says. */
export class DuplicateTermDto {
  @Answer(oneOf(Object.keys(TERM_PHRASES)), 'Field.')
  field!: string;

  @Answer(CODE, 'How the two agree in it.', { example: 'same' })
  code!: string;

  @Answer(POINTS, 'What it weighs: log2 units; 0 when it is missing on a side.', { example: 5.4 })
  weight!: number;

  @Answer(text(200, 'Family name: the same after transliteration.'), 'In English.')
  en!: string;

  @Answer(text(200, 'Nom de famille\u00a0: le même après translittération.'), 'In French.')
  fr!: string;
}

/** A key of the search that both people share, in words. */
export class SharedKeyDto {
  @Answer(oneOf(MATCH_KEY_KINDS), 'Kind of key.')
  kind!: string;

  @Answer(text(200, 'Date of birth: the same, or with day and month exchanged.'), 'In English.')
  en!: string;

  @Answer(text(200, 'Date de naissance\u00a0: la même, ou jour et mois intervertis.'), 'In French.')
  fr!: string;
}

/** Two people of two files that may be one, as it is seen from one of the files. Advice to an officer, nothing more. */
export class DuplicateDto {
  @Answer(UUID, 'The candidate.')
  candidateId!: string;

  @Answer(VERSION, 'Version; as an ETag, `"1"`, it is what If-Match needs.')
  version!: number;

  @Answer(oneOf(CANDIDATE_STATES), 'Open until an officer confirms or dismisses it.')
  state!: CandidateState;

  @Answer(nullable(AS), 'What it was confirmed as.')
  confirmedAs!: ConfirmedAs | null;

  @Answer(FOUND_OUTCOME, 'What the search thinks the two may be.')
  outcome!: FoundOutcome;

  @Answer(POINTS, 'Sum of the terms: from 8 possible, from 12 likely.')
  score!: number;

  @Answer(objectOf(() => DuplicatePersonDto), 'The person of this file.')
  person!: DuplicatePersonDto;

  @Answer(objectOf(() => OtherFileDto), 'The other file.')
  other!: OtherFileDto;

  @Answer(objectOf(() => DuplicatePersonDto), 'The person of the other file.')
  otherPerson!: DuplicatePersonDto;

  @Answer(objectsOf(() => DuplicateTermDto, 20), 'What the score is made of.')
  terms!: DuplicateTermDto[];

  @Answer(objectsOf(() => SharedKeyDto, MATCH_KEY_KINDS.length), 'Why the search compared the two.')
  sharedKeys!: SharedKeyDto[];

  @Answer(INSTANT, 'When it was first found.')
  foundAt!: string;

  @Answer(INSTANT, 'When it last changed.')
  changedAt!: string;

  @Answer(nullable(STAFF_ID), 'Who confirmed or dismissed it; null while it is open.')
  decidedBy!: string | null;

  @Answer(nullable(INSTANT), 'When; null while it is open.')
  decidedAt!: string | null;

  @Answer(
    listOf(oneOf(CANDIDATE_ACTIONS), CANDIDATE_ACTIONS.length, ['confirm', 'dismiss']),
    'What can be done with it now.',
  )
  availableActions!: CandidateAction[];
}

/** A page of the candidates of a file. */
export class DuplicatePageDto extends PageAnswer {
  @Answer(
    objectsOf(() => DuplicateDto, 200),
    'The open ones first, the gravest of them, those of the highest score.',
  )
  items!: DuplicateDto[];
}

/** One step of a candidate. */
export class DuplicateStepDto implements CandidateStep {
  @Answer(VERSION, 'Version it led to.')
  version!: number;

  @Answer(oneOf(CANDIDATE_STEPS), 'What happened; found-again: on other data than before, and so open again.')
  action!: CandidateStep['action'];

  @Answer(nullable(FOUND_OUTCOME, 'likely-duplicate'), 'What the search found then.')
  outcome!: FoundOutcome | null;

  @Answer(nullable(POINTS, 13.9), 'Its score then.')
  score!: number | null;

  @Answer(nullable(AS), 'What it was confirmed as.')
  confirmedAs!: ConfirmedAs | null;

  @Answer(nullable(STAFF_ID), 'The officer; null when the search found it.')
  actedBy!: string | null;

  @Answer(INSTANT, 'When.')
  actedAt!: string;

  @Answer(
    nullable(text(2000)),
    'Why; null when the search found it, once the content of either file was destroyed, and while that of the file it was given on is withheld from you.',
  )
  reason!: string | null;
}

/** A candidate with everything that became of it. */
export class DuplicateWithHistoryDto extends DuplicateDto {
  @Answer(objectsOf(() => DuplicateStepDto, 1000), 'Every step, the earliest first.')
  history!: DuplicateStepDto[];
}
