import {
  CORRECTION_ASKERS,
  CORRECTION_OUTCOMES,
  type CorrectionAsker,
  type CorrectionOutcome,
} from '../../domain/case-file/corrections.js';
import { OneOfField, PatternField, TextField } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { Answer, PageAnswer } from '../../platform/openapi/answer.decorator.js';
import { INSTANT, matching, objectsOf, oneOf, text, UUID } from '../../platform/openapi/forms.js';
import { FILE_NUMBER, STAFF_ID, STATE, VERSION } from '../forms.js';
import { type Correction } from './correction.store.js';

const LONGEST = 2000;
const ABOUT = /^(decision|(\/[^/]*)+)$/;
const TEXT_EXAMPLE = 'The order was made in absentia, and the file says otherwise (made up).';
const REASON_EXAMPLE = 'The copy of the order on file does not say so (made up).';

/** Body of `POST /v1/files/{fileNumber}/corrections`. */
export class NoteCorrectionDto {
  @OneOfField(CORRECTION_ASKERS, { description: 'Who asked for it.', example: 'counsel' })
  askedBy!: CorrectionAsker;

  @PatternField({
    description:
      'What it is about: “decision”, or a JSON Pointer (RFC 6901) into the facts of the current check or into the referral.',
    pattern: ABOUT,
    form: 'decision, /relatives/0/statuses',
    example: '/claimant/orderedRemovedFromUnitedStates',
  })
  about!: string;

  @TextField({
    description: 'What was asked to be put right, in the words of who asked. Kept sealed.',
    example: TEXT_EXAMPLE,
    max: LONGEST,
  })
  text!: string;

  @OneOfField(CORRECTION_OUTCOMES, {
    description: 'Whether it is granted. What is refused stays with the file as a notation.',
    example: 'refused',
  })
  outcome!: CorrectionOutcome;

  @TextField({ description: 'Why. Kept sealed.', example: REASON_EXAMPLE, max: LONGEST })
  reason!: string;
}

/** A correction that was asked for, and what became of it. */
export class CorrectionDto implements Correction {
  @Answer(UUID, 'The correction.')
  correctionId!: string;

  @Answer(VERSION, 'Version of the file that noting it made.', { example: 9 })
  fileVersion!: number;

  @Answer(oneOf(CORRECTION_ASKERS), 'Who asked for it.')
  askedBy!: CorrectionAsker;

  @Answer(
    matching(ABOUT, '/claimant/orderedRemovedFromUnitedStates', 200),
    'The fact it is about, or the decision.',
  )
  about!: string;

  @Answer(text(LONGEST, TEXT_EXAMPLE), 'What was asked to be put right.')
  text!: string;

  @Answer(
    oneOf(CORRECTION_OUTCOMES, 'refused'),
    'Granted, or refused: then this is the notation that the Privacy Act asks for (s. 12(2)(b)).',
  )
  outcome!: CorrectionOutcome;

  @Answer(text(LONGEST, REASON_EXAMPLE), 'Why.')
  reason!: string;

  @Answer(STAFF_ID, 'Who noted it.')
  notedBy!: string;

  @Answer(INSTANT, 'When.')
  notedAt!: string;
}

/** Answer to a correction that was noted: it, and the file as it leaves it. */
export class CorrectionNotedDto extends CorrectionDto {
  @Answer(FILE_NUMBER, 'The file.')
  fileNumber!: string;

  @Answer(STATE, 'State of the file, as it was.', { example: 'decided' })
  state!: string;

  @Answer(VERSION, 'Version of the file now; the ETag of the answer.', { example: 9 })
  version!: number;
}

/** Query of `GET /v1/files/{fileNumber}/corrections`. */
export class ListCorrectionsQuery extends PageQuery {}

/** A page of the corrections of a file. */
export class CorrectionPageDto extends PageAnswer {
  @Answer(objectsOf(() => CorrectionDto, 200), 'Corrections, the earliest first.')
  items!: readonly CorrectionDto[];
}
