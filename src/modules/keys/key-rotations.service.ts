import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { type KeyRotation, rotationSnapshot } from '../../domain/keys/key-rotation.js';
import { refuse } from '../../domain/refusal.js';
import { Clock } from '../../platform/clock.js';
import { KeyRing } from '../../platform/crypto/key-ring.js';
import { type KeyVersion } from '../../platform/crypto/key-source.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Problem, Refused } from '../../platform/http/problem.js';
import { Ids } from '../../platform/ids.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import { KeyCheck } from './key-check.js';
import { KeyCheckStore } from './key-check.store.js';
import { type KeyRotationDto } from './key-rotation.dto.js';
import { KeyRotationStore } from './key-rotation.store.js';

/** The queue's name of the work of a rotation. */
export const ROTATE_KEYS = 'rotate-keys';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Rotations of the key-encryption key: asked for by an administrator, done in the background while the service serves. */
@Injectable()
export class KeyRotationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rotations: KeyRotationStore,
    private readonly checks: KeyCheckStore,
    private readonly keyCheck: KeyCheck,
    private readonly ring: KeyRing,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Makes the newest version of the key-encryption key the one that every new data key is wrapped with, and asks for all others to
   * be wrapped with it. Where the service can, it makes that version itself. Refusals: rotation-running, no-newer-key.
   */
  async request(actor: Actor): Promise<KeyRotationDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.rotations.holdKeyVersion(tx);
      if ((await this.rotations.listUnfinished(tx, this.clock.now())).length > 0) {
        throw new Refused(refuse('rotation-running'));
      }
      const newest = await this.#newerKey(tx);
      await this.checks.updateState(tx, 'current', 'retiring');
      const introduced = await this.keyCheck.introduce(tx, newest);
      if (introduced === null) throw new Error('the newest version was introduced before');
      const rotation = this.#make(actor, newest.version);
      if (!(await this.rotations.insert(tx, rotation))) throw new Refused(refuse('rotation-running'));
      await this.addJob(tx, rotation.rotationId);
      const requested: EventDraft = {
        action: 'key-rotation.requested',
        subject: { type: 'key-rotation', id: rotation.rotationId },
        change: { version: rotation.version, state: rotationSnapshot(rotation) },
      };
      return { result: rotation, events: [requested, introduced] };
    });
  }

  /** A rotation and how far it is. Problem: not-found. */
  async get(actor: Actor, rotationId: string): Promise<KeyRotationDto> {
    if (!UUID.test(rotationId)) throw new Problem('not-found');
    const rotation = await this.unitOfWork.read(actor, (tx) => this.rotations.find(tx, rotationId));
    if (rotation === undefined) throw new Problem('not-found');
    return rotation;
  }

  /** Puts the work of a rotation in the queue; it goes on where it stopped. */
  async addJob(tx: WriteTx, rotationId: string): Promise<void> {
    await this.queue.add(tx, ROTATE_KEYS, { rotationId }, `${ROTATE_KEYS}:${rotationId}`);
  }

  /** The newest version of the source, once it is newer than the current one. */
  async #newerKey(tx: WriteTx): Promise<KeyVersion> {
    const rows = await this.checks.list(tx);
    const versions = rows
      .filter(({ purpose }) => purpose === 'key-encryption')
      .map(({ keyVersion }) => keyVersion);
    const current = Math.max(...versions);
    const newest = await this.ring.newest();
    if (newest.version > current) return newest;
    await this.ring.source.add?.();
    const made = await this.ring.newest();
    if (made.version > current) return made;
    throw new Refused(refuse('no-newer-key', { version: current }));
  }

  #make(actor: Actor, toVersion: number): KeyRotation {
    const now = this.clock.now().toISOString();
    return {
      ...{ rotationId: this.ids.uuid(), toVersion, state: 'waiting', requestedBy: actor.id },
      ...{ requestedAt: now, progressedAt: now, finishedAt: null, dataKeys: 0, rewrapped: 0, version: 1 },
    };
  }
}
