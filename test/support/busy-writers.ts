import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { type Config } from '../../src/config.js';
import { type Actor } from '../../src/domain/access.js';
import { type EventDraft } from '../../src/domain/audit/event.js';
import { EventStore } from '../../src/modules/audit/event.store.js';
import { Clock } from '../../src/platform/clock.js';
import { ReceiptBook } from '../../src/platform/database/receipt-book.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { Ids } from '../../src/platform/ids.js';

const ACTOR: Actor = { id: 'system', role: 'system', via: 'system', requestId: 'busy' };

/** Transactions in which a writer changes its files before it goes on to others. */
const CHANGES_OF_A_FILE = 6;

/** Callers of the service who write events without pause, as the service writes them, through its own unit of work. */
export class BusyWriters {
  readonly #source: DataSource;
  readonly #unitOfWork: UnitOfWork;
  #committed = 0;
  #files = 0;

  private constructor(config: Config, source: DataSource) {
    const clock = new Clock();
    this.#source = source;
    this.#unitOfWork = new UnitOfWork(
      source,
      new EventStore(config, clock, new Ids()),
      new ReceiptBook(),
      clock,
    );
  }

  static async on(config: Config, writers: number): Promise<BusyWriters> {
    const source = new DataSource({ type: 'postgres', url: config.databaseUrl, poolSize: writers });
    return new BusyWriters(config, await source.initialize());
  }

  /** Events that were committed so far. */
  get committed(): number {
    return this.#committed;
  }

  /**
   * Writes, so many at once, until it is told that it is enough: in each transaction the next change of two files and a read. One
   * transaction in ten waits before its end, so that others overtake it, and one in ten fails.
   */
  async write(writers: number, isEnough: () => boolean): Promise<void> {
    await Promise.all(Array.from({ length: writers }, () => this.#writeUntil(isEnough)));
  }

  async close(): Promise<void> {
    await this.#source.destroy();
  }

  async #writeUntil(isEnough: () => boolean): Promise<void> {
    let files: readonly string[] = [];
    for (let turn = 0; !isEnough(); turn += 1) {
      const version = (turn % CHANGES_OF_A_FILE) + 1;
      if (version === 1) files = [`BUSY-${(this.#files += 1)}`, `BUSY-${(this.#files += 1)}`];
      const drafts = files.map((id) => aChange(id, version));
      const [first] = drafts;
      if (first === undefined) throw new Error('there is a change');
      const read: EventDraft = { action: 'file.read', subject: first.subject };
      if (turn % 10 === 3) await this.#fails([first, read]);
      await this.#unitOfWork.run(ACTOR, async () => {
        if (turn % 10 === 7) await sleep(5 + (turn % 40));
        return { result: undefined, events: [first, ...drafts.slice(1), read] };
      });
      this.#committed += drafts.length + 1;
    }
  }

  /** Events of a transaction that is rolled back at its end: its row has an event of something else only. */
  async #fails(events: readonly [EventDraft, ...EventDraft[]]): Promise<void> {
    const work = this.#unitOfWork.run(ACTOR, async (tx) => {
      await tx.manager.query(
        `INSERT INTO partners (partner_id, name, status, version, created_at)
         VALUES ('ptn_unsaid', 'Example Network (made up)', 'approved', 1, now())`,
      );
      return { result: undefined, events };
    });
    await work.then(
      () => Promise.reject(new Error('a change without its event was committed')),
      () => undefined,
    );
  }
}

function aChange(id: string, version: number): EventDraft {
  return { action: 'file.changed', subject: { type: 'file', id }, change: { version, state: { version } } };
}
