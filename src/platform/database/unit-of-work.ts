import { Injectable } from '@nestjs/common';
import { escapeLiteral } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { type Actor } from '../../domain/access.js';
import { type EventDrafts } from '../../domain/audit/event.js';
import { Clock } from '../clock.js';
import { Problem } from '../http/problem.js';
import { EventSink } from './event-sink.js';
import { ReceiptBook } from './receipt-book.js';
import { type ReadTx, type WriteTx } from './tx.js';

/** What a piece of work must hand back: its result, and at least one event saying what it did. */
export interface Done<Result> {
  readonly result: Result;
  readonly events: EventDrafts;
}

/** PostgreSQL's words for "try again": a deadlock, or a serialization failure. */
const RETRIABLE = new Set(['40P01', '40001']);
const ATTEMPTS = 3;

/** What the database says when a partner, or its key, was stopped after the guard let the request in. */
const STOPPED_MEANWHILE = { RDA11: 'partner-suspended', RDA12: 'not-authenticated' } as const;

/**
 * The one way to the database for everything that has an actor. Order inside: BEGIN, role context, the work, its
 * events, COMMIT; nothing is sent anywhere before the commit. The database's deferred trigger is the fence behind this.
 * No savepoints: a row would keep the savepoint's number, and audit:complete take it for one that was written behind the log.
 */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sink: EventSink,
    private readonly receipts: ReceiptBook,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs work that changes something, or that reads what must be logged. Whatever `work` throws rolls everything back.
   * A deadlock is tried again up to three times with the work from its start, so `work` must keep its effects in `tx`.
   * Problems, for a partner: partner-suspended and not-authenticated when it or its key was stopped since the guard.
   */
  async run<Result>(actor: Actor, work: (tx: WriteTx) => Promise<Done<Result>>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        const { result, receipts } = await this.#transaction(actor, 'READ WRITE', async (manager) => {
          const tx = { manager } as WriteTx;
          const done = await work(tx);
          return { result: done.result, receipts: await this.sink.append(tx, actor, done.events) };
        });
        this.receipts.note(actor, receipts);
        return result;
      } catch (error) {
        if (attempt >= ATTEMPTS || !RETRIABLE.has(codeOf(error))) throw error;
      }
    }
  }

  /** Runs work that only reads, and reads nothing that must be logged. The database refuses a write in it. */
  async read<Result>(actor: Actor, work: (tx: ReadTx) => Promise<Result>): Promise<Result> {
    return this.#transaction(actor, 'READ ONLY', (manager) => work({ manager } as ReadTx));
  }

  /**
   * Reads on and on from one state of the database, as an archive or a list of any length is written. The transaction lasts until the
   * reader has had enough, so it is for readers that cannot be kept waiting by whoever they write to for ever: bound them.
   */
  async *stream<Item>(actor: Actor, work: (tx: ReadTx) => AsyncIterable<Item>): AsyncGenerator<Item> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await begin(runner, actor, 'READ ONLY', 'REPEATABLE READ');
      yield* work({ manager: runner.manager } as ReadTx);
    } finally {
      await runner.query('ROLLBACK').catch(() => undefined);
      await runner.release();
    }
  }

  async #transaction<Result>(
    actor: Actor,
    access: 'READ WRITE' | 'READ ONLY',
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await begin(runner, actor, access);
      const result = await work(runner.manager);
      await this.#commit(runner, actor);
      return result;
    } catch (error) {
      // Where the connection is lost there is nothing to roll back; the first error is the one to tell.
      await runner.query('ROLLBACK').catch(() => undefined);
      const stopped = STOPPED_MEANWHILE[codeOf(error) as keyof typeof STOPPED_MEANWHILE];
      throw stopped === undefined ? error : new Problem(stopped);
    } finally {
      await runner.release();
    }
  }

  /**
   * Commits. For a partner it looks once more whether it may, in the same round trip: the look ends the transaction with an
   * error when it may not, and the COMMIT behind it is then not carried out. The fences of the rows come first, so that
   * between the look and the end of a large batch, which a stop has to wait for, there is next to no time.
   */
  async #commit(runner: QueryRunner, actor: Actor): Promise<void> {
    const look = `SELECT confirm_partner_standing('${this.clock.now().toISOString()}')`;
    const first = actor.role === 'partner' ? `SET CONSTRAINTS ALL IMMEDIATE; ${look}; ` : '';
    await runner.query(`${first}COMMIT`);
  }
}

/** Begins a transaction and tells it who acts, in one round trip: several statements at once take no parameters. */
async function begin(
  runner: QueryRunner,
  actor: Actor,
  access: 'READ WRITE' | 'READ ONLY',
  isolation: 'READ COMMITTED' | 'REPEATABLE READ' = 'READ COMMITTED',
): Promise<void> {
  const context = { role: actor.role, actor: actor.id, partner: actor.partnerId ?? '' };
  const settings = Object.entries(context).map(
    ([name, value]) => `set_config('app.${name}', ${escapeLiteral(value)}, true)`,
  );
  await runner.query(`BEGIN ISOLATION LEVEL ${isolation} ${access}; SELECT ${settings.join(', ')}`);
  // TypeORM asks this before it locks a row, and knows only of transactions it began itself.
  (runner as { isTransactionActive: boolean }).isTransactionActive = true;
}

/** The SQLSTATE of an error from the database, or an empty string. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown; driverError?: { code?: unknown } } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** The constraint a database error names, or an empty string. */
export function constraintOf(error: unknown): string {
  const name = (error as { constraint?: unknown } | null)?.constraint;
  return typeof name === 'string' ? name : '';
}
