import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { run, type Runner, type TaskList, Logger as QueueLogger } from 'graphile-worker';
import { Pool } from 'pg';
import { type Logger } from 'pino';
import { CONFIG, type Config } from '../../config.js';
import { codeOf } from '../database/unit-of-work.js';
import { LOGGER } from '../logger.js';

/** A piece of background work. It is run again when it throws or its process dies, so it must bear that. */
export interface Task {
  readonly name: string;
  /** When it is run by itself: a crontab schedule in UTC with its options, such as `10 8 * * *` and `?fill=20h`. */
  readonly schedule?: { readonly at: string; readonly options?: string };
  /** True: it is also run whenever a worker starts, with the payload `{ "atStart": true }`. */
  readonly atStart?: boolean;
  /** Does the work. `stopping` says whether the process is about to end; the task then throws at its next resting place. */
  run(payload: unknown, stopping: () => boolean): Promise<void>;
}

/** Thrown by a task that was interrupted by the end of its process, so that its job is kept. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** One job at a time, one connection to listen for jobs and one for the schedule. */
const POOL_SIZE = 3;

/** Before a worker that has ended by itself, as after a long absence of the database, is started again. */
const RESTART_MS = 3_000;

/** What runs while the worker does. */
interface Running {
  readonly runner: Runner;
  readonly pool: Pool;
}

/** Takes jobs from the queue, in this process, once it is started. */
@Injectable()
export class Worker implements OnModuleDestroy {
  readonly #tasks: Task[] = [];
  readonly #end = new AbortController();
  #running: Running | undefined;
  #supervision: Promise<void> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Makes a task known; rooms do so when they are made. */
  register(task: Task): void {
    this.#tasks.push(task);
  }

  /** Starts to take jobs, and goes on until the application is closed. Throws when the queue cannot be reached at first. */
  async start(): Promise<void> {
    this.#supervision = this.#supervise(await this.#run());
  }

  /** Stops taking jobs; a task that runs comes to rest first, and its job is kept for the next worker. */
  async onModuleDestroy(): Promise<void> {
    this.#end.abort();
    await this.#running?.runner.stop().catch(() => undefined);
    await this.#supervision;
  }

  /** Waits for the end of a worker, and starts another one unless it was told to end. */
  async #supervise(first: Running): Promise<void> {
    const { signal } = this.#end;
    let running: Running | undefined = first;
    while (running !== undefined || !signal.aborted) {
      if (running !== undefined) await this.#untilItEnds(running);
      if (signal.aborted) return;
      this.logger.warn('the worker ended by itself and is started again');
      await sleep(RESTART_MS, undefined, { signal }).catch(() => undefined);
      running = signal.aborted ? undefined : await this.#run().catch(() => undefined);
    }
  }

  async #untilItEnds(running: Running): Promise<void> {
    this.#running = running;
    // The application may have been closed while this one was being started.
    if (this.#end.signal.aborted) await running.runner.stop().catch(() => undefined);
    await running.runner.promise.catch(() => undefined);
    await running.pool.end();
    this.#running = undefined;
  }

  async #run(): Promise<Running> {
    const pool = new Pool({
      connectionString: this.config.databaseUrl,
      max: POOL_SIZE,
      application_name: 'referral-desk worker',
    });
    const lost = (error: Error): void =>
      this.logger.warn({ code: codeOf(error) }, 'a connection of the worker was lost');
    pool.on('error', lost);
    pool.on('connect', (client) => client.on('error', lost));
    let runner: Runner | undefined;
    try {
      runner = await run({
        pgPool: pool,
        concurrency: 1,
        noHandleSignals: true,
        // Told at once, but as batches: only those have somebody who catches what fails while the database is away.
        preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
        logger: new QueueLogger(() => (level, message) => {
          if (level === 'error' || level === 'warning') this.logger.warn({ queue: level }, message);
        }),
        taskList: this.#taskList(),
        crontab: this.#crontab(),
      });
      // Whoever supervises it waits for its end; until then a failure must not end the process.
      runner.promise.catch(() => undefined);
      for (const { name } of this.#tasks.filter((task) => task.atStart === true)) {
        await runner.addJob(name, { atStart: true }, { jobKey: `${name}:start` });
      }
      return { runner, pool };
    } catch (error) {
      await runner?.stop().catch(() => undefined);
      await pool.end();
      throw error;
    }
  }

  #taskList(): TaskList {
    return Object.fromEntries(
      this.#tasks.map((task) => [task.name, (payload: unknown) => this.#perform(task, payload)]),
    );
  }

  #crontab(): string {
    return this.#tasks
      .flatMap(({ name, schedule }) =>
        schedule === undefined ? [] : [`${schedule.at} ${name} ${schedule.options ?? ''}`.trim()],
      )
      .join('\n');
  }

  /** The queue keeps the message of what a task throws, so it is given a code, never words that may hold data. */
  async #perform(task: Task, payload: unknown): Promise<void> {
    const failure = await task
      .run(payload, () => this.#end.signal.aborted)
      .then(
        () => undefined,
        (error: unknown) => this.#codeOfFailure(task, error),
      );
    if (failure !== undefined) throw new Error(`${task.name}: ${failure}`);
  }

  #codeOfFailure(task: Task, error: unknown): string {
    if (error instanceof Interrupted) return 'interrupted';
    const code = codeOf(error) || 'failed';
    const kind = error instanceof Error ? error.name : typeof error;
    const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter(isFrame) : [];
    this.logger.error({ task: task.name, kind, code, frames: frames.slice(0, 12) }, 'background work failed');
    return code;
  }
}

function isFrame(line: string): boolean {
  return /^\s+at /.test(line);
}
