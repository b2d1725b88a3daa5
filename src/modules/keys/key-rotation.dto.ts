import { ROTATION_STATES, type RotationState } from '../../domain/keys/key-rotation.js';
import { Answer } from '../../platform/openapi/answer.decorator.js';
import { INSTANT, MAX_INT32, nullable, oneOf, UUID, whole } from '../../platform/openapi/forms.js';
import { ACTOR_ID, VERSION } from '../forms.js';

/** Body of `POST /v1/key-rotations`: `{}`. */
export class RequestKeyRotationDto {}

/** A rotation of the key-encryption key, and how far it is. */
export class KeyRotationDto {
  @Answer(UUID, 'The rotation.')
  rotationId!: string;

  @Answer(
    whole(2, 32_767, 2),
    'Version of the key-encryption key that every data key is under once it has finished.',
  )
  toVersion!: number;

  @Answer(oneOf(ROTATION_STATES, 'finished'), 'How far it is; a process that dies does not lose it.')
  state!: RotationState;

  @Answer(ACTOR_ID, 'Who asked.', { example: 'stf_demo-administrator' })
  requestedBy!: string;

  @Answer(INSTANT, 'When it was asked for.')
  requestedAt!: string;

  @Answer(INSTANT, 'When it last moved.')
  progressedAt!: string;

  @Answer(
    nullable(INSTANT, '2026-03-02T15:04:05.000Z'),
    'When it finished: from then on nothing is under an earlier version, which can be destroyed.',
  )
  finishedAt!: string | null;

  @Answer(whole(0, MAX_INT32, 240), 'Data keys under earlier versions when it began.')
  dataKeys!: number;

  @Answer(whole(0, MAX_INT32, 240), 'Data keys wrapped anew so far.')
  rewrapped!: number;

  @Answer(VERSION, 'Counts its steps.')
  version!: number;
}
