import { Answer } from '../../platform/openapi/answer.decorator.js';
import {
  CODE,
  INSTANT,
  nullable,
  objectOf,
  objectsOf,
  oneOf,
  UUID,
  YES_OR_NO,
} from '../../platform/openapi/forms.js';
import { STAFF_ID, STATE } from '../forms.js';
import { PlacedEventDto } from './placed-event.dto.js';

/** A correction that was asked for after a decision. Its words are in the file. */
export class LaterCorrectionDto {
  @Answer(UUID, 'The correction.')
  correctionId!: string;

  @Answer(oneOf(['granted', 'refused'], 'refused'), 'What became of it: refused, it is noted all the same.')
  outcome!: string;

  @Answer(oneOf(['claimant', 'counsel', 'partner'], 'counsel'), 'Who asked for it.')
  askedBy!: string;

  @Answer(STAFF_ID, 'Who noted it.')
  notedBy!: string;

  @Answer(INSTANT, 'When.', { example: '2026-05-04T09:30:00.000Z' })
  notedAt!: string;

  @Answer(objectOf(() => PlacedEventDto), 'Where the audit log has it.')
  event!: PlacedEventDto;
}

/** What came after a decision. The decision itself is never changed. */
export class AfterDecisionDto {
  @Answer(YES_OR_NO, 'True when anything came: a reopening, a newer decision, or a correction.')
  changed!: boolean;

  @Answer(nullable(INSTANT), 'When the file was taken up again, if it was.')
  reopenedAt!: string | null;

  @Answer(nullable(STAFF_ID), 'By whom.')
  reopenedBy!: string | null;

  @Answer(nullable(objectOf(() => PlacedEventDto)), 'Where the audit log has the reopening.')
  reopenedEvent!: PlacedEventDto | null;

  @Answer(nullable(UUID), 'The decision of a later round that stands in its place.')
  supersededBy!: string | null;

  @Answer(
    nullable(objectOf(() => PlacedEventDto)),
    'Where the audit log has the confirmation of that decision.',
  )
  supersededEvent!: PlacedEventDto | null;

  @Answer(
    objectsOf(() => LaterCorrectionDto, 1000, []),
    'Corrections noted while it stood, the earliest first.',
  )
  corrections!: LaterCorrectionDto[];

  @Answer(STATE, 'State of the file now: `decided` where this decision, or a later one, stands.', {
    example: 'decided',
  })
  fileState!: string;

  @Answer(
    nullable(CODE),
    'Why the file was closed, where it was taken up again and ended without another decision.',
  )
  closingReason!: string | null;

  @Answer(
    nullable(INSTANT),
    'When the content of the file was destroyed, its time being over or by order; the codes here are what is left.',
  )
  contentDestroyedAt!: string | null;
}
