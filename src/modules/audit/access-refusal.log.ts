import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Logger } from 'pino';
import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { type AskedRoute, RefusalLog } from '../../platform/http/refusal-log.js';
import { LOGGER } from '../../platform/logger.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** Least time between two events about refused credentials, of one process. */
const PAUSE_MS = 60_000;
const THE_SERVICE: Actor = { id: 'system', role: 'system', via: 'system', requestId: 'refused-credentials' };

/**
 * Writes each refusal of access into the audit log, and each failure of the service at what somebody was let in for. Refused credentials are nobody's in particular and anybody can send
 * them by the million, into a log that is kept for good: they are counted, and one event a minute says how many of each
 * kind there were. Each has its own line in the service's log.
 */
@Injectable()
export class AccessRefusalLog extends RefusalLog implements OnModuleDestroy {
  #counts = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super();
  }

  override credentialsRefused(why: string): void {
    this.#counts.set(why, (this.#counts.get(why) ?? 0) + 1);
    if (this.#timer === undefined) this.#writeCounts();
  }

  /** Writes what was counted since the last event. */
  async onModuleDestroy(): Promise<void> {
    this.#writeCounts();
    clearTimeout(this.#timer);
    await this.#writing;
  }

  /** Writes the counts, if there are any, and looks again after the pause. */
  #writeCounts(): void {
    this.#timer = undefined;
    if (this.#counts.size === 0) return;
    const value = Object.fromEntries([...this.#counts].sort());
    this.#counts = new Map();
    this.#timer = setTimeout(() => this.#writeCounts(), PAUSE_MS).unref();
    const draft = {
      action: 'access.credentials-refused',
      subject: { type: 'audit-log', id: 'refused-credentials' },
      outcome: 'denied',
      disclosures: [{ name: 'counts', value }],
    } as const;
    this.#writing = this.unitOfWork
      .run(THE_SERVICE, () => Promise.resolve({ result: undefined, events: [draft] }))
      .catch((error: unknown) => {
        this.logger.error({ kind: (error as Error).name }, 'refused credentials could not be written down');
      });
  }

  override async accessDenied(actor: Actor, asked: AskedRoute): Promise<void> {
    await this.#write(actor, 'access.denied', 'denied', asked);
  }

  override async requestFailed(actor: Actor, asked: AskedRoute): Promise<void> {
    await this.#write(actor, 'request.failed', 'failed', asked);
  }

  async #write(
    actor: Actor,
    action: string,
    outcome: 'denied' | 'failed',
    { permission, route, ids }: AskedRoute,
  ): Promise<void> {
    const draft: EventDraft = {
      action,
      subject: { type: 'route', id: route },
      outcome,
      disclosures: [
        { name: 'permission', value: permission },
        ...(ids === undefined ? [] : [{ name: 'asked', value: ids }]),
      ],
    };
    await this.unitOfWork.run(actor, () => Promise.resolve({ result: undefined, events: [draft] }));
  }
}
