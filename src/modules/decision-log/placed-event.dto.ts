import { Answer } from '../../platform/openapi/answer.decorator.js';
import { MAX_INT32, nullable, UUID, whole } from '../../platform/openapi/forms.js';

/** An event of the audit log, and where it stands there. */
export class PlacedEventDto {
  @Answer(UUID, 'The event.')
  eventId!: string;

  @Answer(
    nullable(whole(0, MAX_INT32, 6), 6),
    'Its place in the tree, the first being 0; null for two seconds at most.',
  )
  leafIndex!: number | null;
}
