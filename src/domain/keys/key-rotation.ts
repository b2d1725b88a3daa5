export const ROTATION_STATES = ['waiting', 'running', 'finished'] as const;
export type RotationState = (typeof ROTATION_STATES)[number];

/** Wrapping every data key anew under a newer version of the key-encryption key. Instants are RFC 3339 in UTC. */
export interface KeyRotation {
  readonly rotationId: string;
  /** Version of the key-encryption key that every data key is under once it has finished. */
  readonly toVersion: number;
  readonly state: RotationState;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly progressedAt: string;
  readonly finishedAt: string | null;
  /** Data keys under earlier versions when it began. */
  readonly dataKeys: number;
  readonly rewrapped: number;
  readonly version: number;
}

/** The rotation once a stretch of data keys is done: the one function in which it moves on. `more` is false when none is left. */
export function afterRewrapping(
  rotation: KeyRotation,
  {
    rewrapped,
    more,
    dataKeys,
  }: { readonly rewrapped: number; readonly more: boolean; readonly dataKeys: number },
  now: string,
): KeyRotation {
  return {
    ...rotation,
    state: more ? 'running' : 'finished',
    dataKeys: rotation.state === 'waiting' ? dataKeys : rotation.dataKeys,
    rewrapped: rotation.rewrapped + rewrapped,
    progressedAt: now,
    finishedAt: more ? null : now,
    version: rotation.version + 1,
  };
}

/** What the log discloses of a rotation: the whole row. */
export function rotationSnapshot(rotation: KeyRotation): Readonly<Record<string, unknown>> {
  return { ...rotation };
}
