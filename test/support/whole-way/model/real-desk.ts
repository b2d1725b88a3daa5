import { MOST_CHANGES } from '../action-bodies.js';
import { type ActionAnswer } from '../callers.js';
import { type MovingDesk } from '../moving-desk.js';
import { type StoredFile } from '../stored-files.js';
import {
  type Appointment,
  type Attempt,
  type Expected,
  ModelFile,
  type Slot,
  targetsOf,
} from './model-file.js';

/** A service that can be killed. */
export interface MortalService {
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>;
  /** Starts another process of it; resolves once that serves and nothing of the dead one is under way. */
  restart(): Promise<void>;
  /** Told what became of each change that was under way when it was killed. */
  note(fate: 'acknowledged' | 'there untold' | 'not there'): void;
}

/** The desk that the model is held against: what is asked over HTTP, and what is stored, looked at past the service. */
export class RealDesk {
  constructor(
    readonly desk: MovingDesk,
    /** The service, where it can be killed. */
    readonly service?: MortalService,
  ) {}

  /** New files: three of partner A and one of partner B. */
  async newFiles(): Promise<ModelFile[]> {
    const files: ModelFile[] = [];
    for (const [owner, count] of [
      ['partnerA', 3],
      ['partnerB', 1],
    ] as const) {
      for (const fileNumber of await this.desk.receive(count, owner)) {
        files.push(new ModelFile(fileNumber, owner, await this.desk.stored(fileNumber)));
      }
    }
    return files;
  }

  /** Sends an attempt. */
  send({ fileNumber, version }: ModelFile, { as, action, tag, body }: Attempt): Promise<ActionAnswer> {
    const ifMatch = tag === 'missing' ? null : `"${tag === 'stale' ? version - 1 : version}"`;
    return this.desk.callers.act(as, fileNumber, action, { ifMatch, body });
  }

  /**
   * Holds an answer against what was expected and against what is stored, and takes that in. Throws when something was done
   * that must not be, refused that must be done, told otherwise than it is stored, or changed by a refusal.
   */
  async settle(file: ModelFile, attempt: Attempt, expected: Expected, answer: ActionAnswer): Promise<void> {
    const told = `${attempt.as} ${attempt.action} (${attempt.tag}) ${file.fileNumber} in ${file.state}`;
    const isDone = answer.status === 200;
    const isFine =
      expected === 'either'
        ? isDone || (answer.status >= 400 && answer.status < 500)
        : expected === 'done'
          ? isDone
          : expected.includes(answer.status);
    if (!isFine) {
      const wanted = typeof expected === 'string' ? expected : expected.join(' or ');
      throw new Error(`${told}: ${answer.status} ${answer.code} ${answer.detail}, not ${wanted}`);
    }
    const stored = await this.desk.stored(file.fileNumber);
    if (!isDone) {
      if (stored.version === file.version && stored.state === file.state) return;
      throw new Error(`${told}: refused, and yet version ${stored.version} in ${stored.state}`);
    }
    const fault = this.#faultOfDone(file, attempt, answer, stored);
    if (fault !== undefined) throw new Error(`${told}: ${fault}`);
    await this.takeIn(file, attempt, stored);
  }

  /** Takes in that an attempt was carried out. */
  async takeIn(file: ModelFile, attempt: Attempt, stored: StoredFile): Promise<void> {
    file.apply(attempt);
    file.read(stored, await this.#appointmentOf(file.fileNumber));
  }

  /** What an officer is booked for, in whatever file. */
  async bookedFor(officerId: string): Promise<readonly Slot[]> {
    const { rows } = await this.desk.lookers.query<{ startsAt: Date; endsAt: Date }>(
      `SELECT starts_at AS "startsAt", ends_at AS "endsAt" FROM interviews
       WHERE officer_id = $1 AND status = 'booked' ORDER BY starts_at`,
      [officerId],
    );
    return rows.map(({ startsAt, endsAt }) => ({ startsAt: startsAt.getTime(), endsAt: endsAt.getTime() }));
  }

  async #appointmentOf(fileNumber: string): Promise<Appointment | undefined> {
    const { rows } = await this.desk.lookers.query<{ officerId: string; startsAt: Date; endsAt: Date }>(
      `SELECT officer_id AS "officerId", starts_at AS "startsAt", ends_at AS "endsAt" FROM interviews
       WHERE file_number = $1 AND status = 'booked'`,
      [fileNumber],
    );
    const [row] = rows;
    return row && { ...row, startsAt: row.startsAt.getTime(), endsAt: row.endsAt.getTime() };
  }

  #faultOfDone(
    file: ModelFile,
    attempt: Attempt,
    { body }: ActionAnswer,
    stored: StoredFile,
  ): string | undefined {
    const most = file.version + (MOST_CHANGES[attempt.action] ?? 1);
    if (stored.version <= file.version || stored.version > most)
      return `done, and version ${stored.version} after ${file.version}`;
    if (!targetsOf(file, attempt).includes(stored.state)) return `done, and the file is in ${stored.state}`;
    if (body['version'] !== stored.version || body['state'] !== stored.state)
      return `told ${String(body['state'])} ${String(body['version'])}, stored ${stored.state} ${stored.version}`;
    return undefined;
  }
}
