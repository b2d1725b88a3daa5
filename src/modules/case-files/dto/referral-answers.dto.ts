import { type DecisionOutcome, type Pathway } from '../../../domain/case-file/case-file.js';
import { CLOSED_AS, type ClosedAs } from '../../../domain/case-file/closed-as.js';
import { FILE_STATES } from '../../../domain/case-file/states.js';
import { MOST_QUESTIONS } from '../../../domain/case-file/information.js';
import { DayField, OneOfField, TextsField } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { Answer, PageAnswer } from '../../../platform/openapi/answer.decorator.js';
import {
  DAY,
  INSTANT,
  MAX_INT32,
  nullable,
  objectsOf,
  oneOf,
  whole,
} from '../../../platform/openapi/forms.js';
import { OpenQuestionDto } from '../../information/information.dto.js';
import { FILE_NUMBER, OUTCOME, PATHWAY, PERSONS, REFERENCE, STATE, VERSION } from '../../forms.js';

/** What a partner sees of its own referral: where it stands, nothing of the officers' work. */
export class ReferralStatusDto {
  @Answer(nullable(REFERENCE, REFERENCE.example), 'Your own reference; null once the file was disposed of.')
  externalReference!: string | null;

  @Answer(FILE_NUMBER, 'The desk’s file.')
  fileNumber!: string;

  @Answer(STATE, 'Where it stands.')
  state!: string;

  @Answer(VERSION, 'Version; the ETag of the answer.')
  version!: number;

  @Answer(nullable(OUTCOME), 'Outcome, once decided.')
  outcome!: string | null;

  @Answer(
    nullable(oneOf(CLOSED_AS)),
    'How it ended, once closed: “withdrawn” at the request of the person, of counsel or of you; “closed” by the desk in any other way.',
  )
  closedAs!: ClosedAs | null;

  @Answer(nullable(DAY), 'The earliest day on which an open question about it is due (UTC).')
  answerDueOn!: string | null;

  @Answer(PERSONS, 'Persons, family included.')
  persons!: number;

  @Answer(INSTANT, 'When it was received.')
  receivedAt!: string;
}

/** What was decided about one person of a referral. */
export class DecidedMemberDto {
  @Answer(
    whole(0, 20, 1),
    'The person: 0 for the principal applicant, 1 and up for family members in the order you sent.',
  )
  index!: number;

  @Answer(OUTCOME, 'Outcome.', { example: 'not-accepted' })
  outcome!: DecisionOutcome;

  @Answer(PATHWAY, 'Pathway, with an acceptance.', { example: null })
  pathway!: Pathway | null;
}

/** One of a partner's own referrals, with what the desk asks about it and what was decided. */
export class OwnReferralDto extends ReferralStatusDto {
  @Answer(PATHWAY, 'Pathway, once accepted.', { example: null })
  pathway!: Pathway | null;

  @Answer(
    objectsOf(() => DecidedMemberDto, 21, []),
    'Persons for whom something else was decided than `outcome` and `pathway` say, once decided.',
  )
  members!: readonly DecidedMemberDto[];

  @Answer(objectsOf(() => OpenQuestionDto, MOST_QUESTIONS), 'Questions that wait for your answer, in order.')
  openQuestions!: readonly OpenQuestionDto[];
}

/** A page of a partner's own referrals. */
export class ReferralPageDto extends PageAnswer {
  @Answer(objectsOf(() => ReferralStatusDto, 200), 'Your referrals, the oldest first.')
  items!: ReferralStatusDto[];
}

/** Query of `GET /v1/referrals`. */
export class ListReferralsQuery extends PageQuery {
  @OneOfField(FILE_STATES, { description: 'Only referrals in this state.', optional: true })
  state?: string;

  @DayField({ description: 'Received on or after this day (UTC).', optional: true })
  receivedFrom?: string;

  @DayField({ description: 'Received on or before this day (UTC).', optional: true })
  receivedTo?: string;
}

const MOST_REFERENCES = 200;

/** Body of `POST /v1/referrals/lookup`. A reference may be a name, so it stands in no address. */
export class LookUpReferralsDto {
  @TextsField({
    description: 'Your own references.',
    example: [REFERENCE.example],
    min: 1,
    max: MOST_REFERENCES,
    maxLength: 64,
  })
  externalReferences!: string[];
}

/** The referrals found by their references. */
export class FoundReferralsDto {
  @Answer(
    objectsOf(() => ReferralStatusDto, MOST_REFERENCES),
    'Those there are, the oldest first; a reference you never sent, or whose file was disposed of, has none.',
  )
  items!: ReferralStatusDto[];
}

/** How many of a partner's referrals stand in one state, or were decided with one outcome. */
export class ReferralCountDto {
  @Answer(STATE, 'State.')
  state!: string;

  @Answer(nullable(OUTCOME), 'Outcome, for those that were decided.')
  outcome!: string | null;

  @Answer(whole(0, MAX_INT32, 3), 'Referrals.')
  referrals!: number;

  @Answer(whole(0, MAX_INT32, 7), 'Persons, family included.')
  persons!: number;
}

/** How many of a partner's referrals stand where. */
export class ReferralCountsDto {
  @Answer(
    objectsOf(() => ReferralCountDto, 20),
    'One entry for each state and outcome that any has, in the order of a file’s way.',
  )
  counts!: ReferralCountDto[];
}
