import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { afterRewrapping, type KeyRotation, rotationSnapshot } from '../../domain/keys/key-rotation.js';
import { Clock } from '../../platform/clock.js';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { KeyRing } from '../../platform/crypto/key-ring.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { type Done, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { KeyCheckStore } from './key-check.store.js';
import { KeyRotationStore } from './key-rotation.store.js';
import { TABLES_WITH_KEYS, type TableWithKeys, WrappedKeysStore } from './wrapped-keys.store.js';

/** Data keys of one transaction: disposing of a file among them waits for as long as these take, some hundredths of a second. */
const STRETCH = 200;

/**
 * Takes a rotation one stretch of data keys further. What is done is what no row says is left to do, so a process that dies
 * at any moment leaves either all of a stretch or nothing of it. Content is not touched, only how its key is wrapped.
 */
@Injectable()
export class KeyRotationStretch {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rotations: KeyRotationStore,
    private readonly keys: WrappedKeysStore,
    private readonly checks: KeyCheckStore,
    private readonly cipher: FieldCipher,
    private readonly ring: KeyRing,
    private readonly clock: Clock,
  ) {}

  /** Wraps the next data keys anew; true when some are left. Does nothing to a rotation that has finished. */
  async goOn(rotationId: string): Promise<boolean> {
    const actor: Actor = { id: 'system', role: 'system', via: 'system', requestId: rotationId };
    const before = await this.unitOfWork.read(actor, (tx) => this.rotations.find(tx, rotationId));
    if (before === undefined || before.state === 'finished') return false;
    return this.unitOfWork
      .run(actor, async (tx) => this.#stretch(tx, rotationId))
      .catch((error: unknown) => {
        if (error instanceof FinishedMeanwhile) return false;
        throw error;
      });
  }

  async #stretch(tx: WriteTx, rotationId: string): Promise<Done<boolean>> {
    const rotation = await this.rotations.findLocked(tx, rotationId);
    if (rotation === undefined) throw new Error('a rotation is never removed');
    if (rotation.state === 'finished') throw new FinishedMeanwhile();
    const { toVersion } = rotation;
    const dataKeys = rotation.state === 'waiting' ? await this.keys.countBefore(tx, toVersion) : 0;
    const rewrapped = await this.#rewrap(tx, toVersion);
    const more = rewrapped > 0;
    const next = afterRewrapping(rotation, { rewrapped, more, dataKeys }, this.clock.now().toISOString());
    await this.rotations.update(tx, next);
    const retired = more ? [] : await this.#retire(tx, next);
    const progressed: EventDraft = {
      action: more ? 'key-rotation.progressed' : 'key-rotation.finished',
      subject: { type: 'key-rotation', id: rotationId },
      change: { version: next.version, state: rotationSnapshot(next) },
    };
    return { result: more, events: [progressed, ...retired] };
  }

  async #rewrap(tx: WriteTx, toVersion: number): Promise<number> {
    const to = { version: toVersion, key: await this.ring.get(toVersion) };
    for (const table of Object.keys(TABLES_WITH_KEYS) as TableWithKeys[]) {
      const found = await this.keys.listBefore(tx, table, toVersion, STRETCH);
      if (found.length === 0) continue;
      const anew = await Promise.all(
        found.map(async (one) => ({ ...one, ...(await this.cipher.rewrap(one, one.owner, to)) })),
      );
      await this.keys.updateAll(tx, table, anew);
      return found.length;
    }
    return 0;
  }

  /** From here on no row names an earlier version: it is not needed at the next start, and can be destroyed. */
  async #retire(tx: WriteTx, { toVersion }: KeyRotation): Promise<readonly EventDraft[]> {
    if ((await this.checks.updateState(tx, 'retiring', 'retired')) === 0) return [];
    return [
      {
        action: 'key.retired',
        subject: { type: 'key', id: 'key-encryption' },
        change: { version: toVersion, state: { current: toVersion } },
      },
    ];
  }
}

/** Rolls back a stretch of a rotation that another worker has finished a moment before. */
class FinishedMeanwhile extends Error {}
