import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client } from 'pg';
import { type FireOrders, type Moment, ORDERS, SIGNED } from './fire-orders.js';

const MOMENTS: readonly Moment[] = ['draining', 'drained', 'saving', 'signed', 'storing'];

/** The state files of the sequencers: two processes on one machine share one, the others have their own. */
const STATE_FILES = ['signer-1', 'signer-2', 'signer-3', 'signer-3'] as const;
const WRITER_PROCESSES = 2;

type Kind = 'sequencer' | 'writer';

/** Processes that sequence and processes that write, on one database, and the fire they stand under. */
export class Fire {
  readonly #live = new Map<ChildProcess, Kind>();
  #isOver = false;
  #isHot = true;
  #kills: Record<Kind, number> = { sequencer: 0, writer: 0 };
  #cut = 0;
  #generation = 0;

  constructor(
    private readonly orders: Pick<FireOrders, 'dataDir' | 'database'>,
    private readonly superuser: Client,
    private readonly random: () => number,
  ) {}

  /** Processes that were killed so far, by what they did. */
  get kills(): Readonly<Record<Kind, number>> {
    return this.#kills;
  }

  /** Connections that were ended under whoever held them. */
  get cut(): number {
    return this.#cut;
  }

  /** Starts every process, and another one for each that is killed. */
  start(): void {
    for (const name of STATE_FILES) this.#sequencer(name);
    for (let number = 0; number < WRITER_PROCESSES; number += 1) this.#writer();
  }

  /**
   * Kills processes and connections at moments of chance, beside the sequencers that kill themselves, until the work is done and
   * `kills` sequencers and a writer were killed; in step with the work, so that it is under fire from its beginning to its end.
   * `done` says how much of it is done, from 0 to 1.
   */
  async burn(kills: number, done: () => Promise<number>): Promise<void> {
    for (let turn = 1; ; turn += 1) {
      const share = await done();
      if (share >= 1 && this.#kills.sequencer >= kills && this.#kills.writer > 0) return;
      this.#isHot = this.#kills.sequencer < kills * share + STATE_FILES.length;
      await sleep(100 + this.random() * 1_000);
      if (turn % 4 === 0) await this.#cutConnections();
      else if (turn % 10 === 3) this.#kill('writer');
      else if (this.#isHot) this.#kill('sequencer');
    }
  }

  /** Lets the writers come to their end, and leaves one sequencer that nobody kills. */
  async ceaseFire(): Promise<void> {
    this.#isOver = true;
    const ends = [...this.#live].map(async ([child, kind]) => {
      const ended = once(child, 'exit');
      if (kind === 'sequencer') child.kill('SIGKILL');
      else if (child.connected) child.send('stop');
      await ended;
    });
    await Promise.all(ends);
    this.#sequencer(STATE_FILES[0]);
  }

  /** Kills what is left. */
  async end(): Promise<void> {
    this.#isOver = true;
    const ends = [...this.#live.keys()].map(async (child) => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    });
    await Promise.all(ends);
  }

  /** The changes whose commit was answered: a file's number and version each. */
  answered(): string[] {
    const files = readdirSync(this.orders.dataDir).filter((name) => name.startsWith('answered-'));
    return files.flatMap((name) => this.#lines(name));
  }

  /** Every note that was ever signed, whether or not whoever signed it lived to store it. */
  signed(): string[] {
    return this.#lines(SIGNED).map((line) => JSON.parse(line) as string);
  }

  /** What each state file says was signed last. */
  kept(): string[] {
    const names = readdirSync(this.orders.dataDir).filter((name) => /^signer-\d$/.test(name));
    return names.map((name) => readFileSync(join(this.orders.dataDir, name), 'utf8'));
  }

  #lines(name: string): string[] {
    return readFileSync(join(this.orders.dataDir, name), 'utf8').trimEnd().split('\n');
  }

  #sequencer(name: string): void {
    const at = MOMENTS[Math.floor(this.random() * MOMENTS.length * 2)];
    const dies =
      at === undefined || this.#isOver || !this.#isHot
        ? {}
        : { dies: { at, after: Math.floor(this.random() * 6) } };
    this.#launch('sequencer', { ...this.orders, name, ...dies }, () => this.#sequencer(name));
  }

  #writer(): void {
    const name = `writer-${(this.#generation += 1)}`;
    this.#launch('writer', { ...this.orders, name }, () => this.#writer());
  }

  #launch(kind: Kind, orders: FireOrders, again: () => void): void {
    const entry = fileURLToPath(new URL(`./${kind}-process.ts`, import.meta.url));
    const child = fork(entry, { env: { ...process.env, [ORDERS]: JSON.stringify(orders) } });
    this.#live.set(child, kind);
    child.once('exit', (_code, signal) => {
      this.#live.delete(child);
      if (this.#isOver) return;
      if (signal === 'SIGKILL') this.#kills[kind] += 1;
      again();
    });
  }

  #kill(kind: Kind): void {
    const some = [...this.#live].filter(([, one]) => one === kind);
    some[Math.floor(this.random() * some.length)]?.[0].kill('SIGKILL');
  }

  /** Ends a connection at the server, as its end or the network's would: that of whoever leads, and one of a writer. */
  async #cutConnections(): Promise<void> {
    const { rowCount } = await this.superuser.query(
      `SELECT pg_terminate_backend(pid) FROM (
         SELECT pid FROM pg_stat_activity LEFT JOIN pg_locks l USING (pid)
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
         ORDER BY (l.locktype = 'advisory' AND l.granted) DESC NULLS LAST, random() LIMIT 2) AS shot`,
    );
    this.#cut += rowCount ?? 0;
  }
}
