import { CUSTODY_STATUSES, PROCEEDINGS_STAGES } from '../../../domain/referral/referral.js';
import { Answer } from '../../../platform/openapi/answer.decorator.js';
import { DAY, INSTANT, nullable, objectOf, objectsOf, oneOf, text } from '../../../platform/openapi/forms.js';
import { ACTOR_ID, VERSION } from '../../forms.js';
import { TextDto } from '../../stca/dto/law.dto.js';
import { UrgencyDto } from './file-list-answers.dto.js';

/** What the rules say of the urgency of a file. */
export class RuledUrgencyDto extends UrgencyDto {
  @Answer(objectOf(() => TextDto), 'What the rule says.')
  explanation!: TextDto;
}

/** Who set the urgency against the rules. */
export class UrgencySetDto {
  @Answer(ACTOR_ID, 'Who.')
  by!: string;

  @Answer(INSTANT, 'When.')
  at!: string;

  @Answer(text(2000, 'Counsel was told by telephone that a charter is being filled (made up).'), 'Why.')
  reason!: string;
}

/** How urgent a file is and why: what counts, what the rules say, and what an officer said. */
export class FileUrgencyDto extends UrgencyDto {
  @Answer(objectOf(() => TextDto), 'What the reason says.')
  explanation!: TextDto;

  @Answer(objectOf(() => RuledUrgencyDto), 'What the rules say, whatever an officer set.')
  rules!: RuledUrgencyDto;

  @Answer(nullable(objectOf(() => UrgencySetDto)), 'Who set it; null while the rules speak.')
  set!: UrgencySetDto | null;
}

/** Removal day, custody and stage of proceedings. */
export class SituationDto {
  @Answer(nullable(DAY), 'Known or credibly expected day of removal.')
  removalScheduledOn!: string | null;

  @Answer(oneOf(CUSTODY_STATUSES), 'Whether the person is held.')
  custody!: string;

  @Answer(oneOf(PROCEEDINGS_STAGES), 'How far proceedings in the United States are.')
  stage!: string;
}

/** A change of the situation after the referral. */
export class SituationAmendmentDto {
  @Answer(VERSION, 'Version of the file it made.', { example: 2 })
  fileVersion!: number;

  @Answer(ACTOR_ID, 'Who told of it: a member of staff, or a key of the partner.')
  amendedBy!: string;

  @Answer(INSTANT, 'When.')
  amendedAt!: string;

  @Answer(objectOf(() => SituationDto), 'What it was.')
  from!: SituationDto;

  @Answer(objectOf(() => SituationDto), 'What it became.')
  to!: SituationDto;

  @Answer(text(2000, 'Notice of removal served at the facility (made up).'), 'How it is known.')
  reason!: string;
}

/** The situation now, and what became of the one the referral tells. */
export class FileSituationDto extends SituationDto {
  @Answer(objectsOf(() => SituationAmendmentDto, 1000, []), 'Changes since the referral, the earliest first.')
  amendments!: readonly SituationAmendmentDto[];
}
