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

/** What writers are told beside the database they write to. */
export interface BusyWriterOptions {
  /** What their files' numbers begin with: of each process its own. */
  readonly prefix?: string;
  /** Files that a transaction changes; two unless told. */
  readonly filesAtOnce?: number;
  /** Is called with the changes of a transaction as soon as its commit is answered: a file's number and version each. */
  readonly onCommit?: (changes: readonly string[]) => void;
  /** True: connections are lost under them. They leave the files whose state they do not know, and go on with others. */
  readonly areShot?: boolean;
}

/** Callers of the service who write events without pause, as the service writes them, through its own unit of work. */
export class BusyWriters {
  readonly #source: DataSource;
  readonly #unitOfWork: UnitOfWork;
  #committed = 0;
  #files = 0;

  private constructor(
    config: Config,
    source: DataSource,
    private readonly options: BusyWriterOptions,
  ) {
    const clock = new Clock();
    this.#source = source;
    this.#unitOfWork = new UnitOfWork(
      source,
      new EventStore(config, clock, new Ids()),
      new ReceiptBook(),
      clock,
    );
  }

  static async on(config: Config, writers: number, options: BusyWriterOptions = {}): Promise<BusyWriters> {
    const source = new DataSource({ type: 'postgres', url: config.databaseUrl, poolSize: writers });
    return new BusyWriters(config, await source.initialize(), options);
  }

  /** Events that were committed so far. */
  get committed(): number {
    return this.#committed;
  }

  /**
   * Writes, so many at once, until it is told that it is enough: in each transaction the next change of some files and a read. One
   * transaction in ten waits before its end, so that others overtake it, and one in ten fails.
   */
  async write(writers: number, isEnough: () => boolean): Promise<void> {
    await Promise.all(Array.from({ length: writers }, () => this.#writeUntil(isEnough)));
  }

  async close(): Promise<void> {
    await this.#source.destroy();
  }

  async #writeUntil(isEnough: () => boolean): Promise<void> {
    let files = this.#newFiles();
    let version = 0;
    for (let turn = 0; !isEnough(); turn += 1) {
      version += 1;
      if (version > CHANGES_OF_A_FILE) [files, version] = [this.#newFiles(), 1];
      try {
        await this.#change(files, version, turn);
      } catch (error) {
        if (this.options.areShot !== true) throw error;
        [files, version] = [this.#newFiles(), 0];
      }
    }
  }

  async #change(files: readonly [string, ...string[]], version: number, turn: number): Promise<void> {
    const changes = files.map((id) => aChange(id, version));
    const read: EventDraft = { action: 'file.read', subject: { type: 'file', id: files[0] } };
    if (turn % 10 === 3) await this.#fails([read, ...changes.slice(1)]);
    await this.#unitOfWork.run(ACTOR, async () => {
      if (turn % 10 === 7) await sleep(5 + (turn % 40));
      return { result: undefined, events: [read, ...changes] };
    });
    this.#committed += changes.length + 1;
    this.options.onCommit?.(files.map((id) => `${id} ${version}`));
  }

  #newFiles(): [string, ...string[]] {
    const { prefix = 'BUSY', filesAtOnce = 2 } = this.options;
    const [first = '', ...others] = Array.from(
      { length: filesAtOnce },
      () => `${prefix}-${(this.#files += 1)}`,
    );
    return [first, ...others];
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
