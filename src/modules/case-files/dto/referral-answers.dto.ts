import { FILE_STATES } from '../../../domain/case-file/states.js';
import { MOST_QUESTIONS } from '../../../domain/case-file/information.js';
import { DayField, OneOfField } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { Answer, PageAnswer } from '../../../platform/openapi/answer.decorator.js';
import { DAY, INSTANT, nullable, objectsOf } from '../../../platform/openapi/forms.js';
import { OpenQuestionDto } from '../../information/information.dto.js';
import { FILE_NUMBER, OUTCOME, PERSONS, REFERENCE, STATE, VERSION } from '../../forms.js';

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

  @Answer(nullable(DAY), 'The earliest day on which an open question about it is due (UTC).')
  answerDueOn!: string | null;

  @Answer(PERSONS, 'Persons, family included.')
  persons!: number;

  @Answer(INSTANT, 'When it was received.')
  receivedAt!: string;
}

/** One of a partner's own referrals, with what the desk asks about it. */
export class OwnReferralDto extends ReferralStatusDto {
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
