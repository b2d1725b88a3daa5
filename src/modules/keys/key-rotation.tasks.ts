import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Ids } from '../../platform/ids.js';
import { Interrupted, Worker } from '../../platform/queue/worker.js';
import { KeyRotationStore } from './key-rotation.store.js';
import { KeyRotationStretch } from './key-rotation.stretch.js';
import { KeyRotationsService, ROTATE_KEYS } from './key-rotations.service.js';

const EVERY_FIVE_MINUTES = { at: '*/5 * * * *' };
const STALLED_MS = 300_000;

/** The background work of key rotations. */
@Injectable()
export class KeyRotationTasks implements OnModuleInit {
  constructor(
    private readonly worker: Worker,
    private readonly unitOfWork: UnitOfWork,
    private readonly rotations: KeyRotationStore,
    private readonly requests: KeyRotationsService,
    private readonly stretch: KeyRotationStretch,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.worker.register({ name: ROTATE_KEYS, run: (payload, stopping) => this.#rotate(payload, stopping) });
    this.worker.register({
      name: 'resume-key-rotations',
      schedule: EVERY_FIVE_MINUTES,
      atStart: true,
      run: (payload) => this.#resume(payload),
    });
  }

  async #rotate(payload: unknown, stopping: () => boolean): Promise<void> {
    const { rotationId } = payload as { readonly rotationId: string };
    while (await this.stretch.goOn(rotationId)) if (stopping()) throw new Interrupted();
  }

  /** Puts a rotation in the queue again that nobody goes on with, as re-checks are: see RecheckTasks. */
  async #resume(payload: unknown): Promise<void> {
    const actor: Actor = { id: 'system', role: 'system', via: 'system', requestId: this.ids.uuid() };
    const { atStart = false } = (payload ?? {}) as { readonly atStart?: boolean };
    const since = new Date(this.clock.now().getTime() - (atStart ? 0 : STALLED_MS));
    const ids = await this.unitOfWork.read(actor, (tx) => this.rotations.listUnfinished(tx, since));
    for (const rotationId of ids) {
      await this.unitOfWork.run(actor, async (tx) => {
        await this.requests.addJob(tx, rotationId);
        return {
          result: undefined,
          events: [{ action: 'key-rotation.resumed', subject: { type: 'key-rotation', id: rotationId } }],
        };
      });
    }
  }
}
