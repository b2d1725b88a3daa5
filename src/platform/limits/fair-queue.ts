import { type Crowd } from './limits.js';

/** Thrown at one who may not wait: too many of its own wait already, or it has waited too long. */
export class Crowded extends Error {
  override readonly name = 'Crowded';
}

interface Line {
  running: number;
  readonly waiting: (() => void)[];
}

/**
 * Lets so many in at once, of each name and of all together; the others wait in the line of their name. A place that
 * falls free goes to the lines in turn, so that a long line waits for itself and not before the others.
 */
export class FairQueue {
  readonly #lines = new Map<string, Line>();
  #running = 0;

  constructor(private readonly crowd: Crowd) {}

  /**
   * Waits for a place and gives what frees it again; freeing it twice does nothing. Throws {@link Crowded}, or the
   * signal's reason when the one who waits has gone.
   */
  async enter(name: string, gone: AbortSignal): Promise<() => void> {
    gone.throwIfAborted();
    const line = this.#lines.get(name) ?? { running: 0, waiting: [] };
    this.#lines.set(name, line);
    if (!this.#hasRoom(line) || line.waiting.length > 0) await this.#wait(name, line, gone);
    else this.#take(line);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      line.running--;
      this.#running--;
      this.#sendToTheEnd(name, line);
      this.#forget(name, line);
      this.#callNext();
    };
  }

  #hasRoom(line: Line): boolean {
    return line.running < this.crowd.perPartner && this.#running < this.crowd.total;
  }

  #take(line: Line): void {
    line.running++;
    this.#running++;
  }

  #wait(name: string, line: Line, gone: AbortSignal): Promise<void> {
    if (line.waiting.length >= this.crowd.waiting) throw new Crowded('too many wait');
    return new Promise((resolve, reject) => {
      const done = (): void => {
        clearTimeout(timer);
        gone.removeEventListener('abort', leave);
      };
      const called = (): void => {
        done();
        resolve();
      };
      const giveUp = (reason: unknown): void => {
        done();
        line.waiting.splice(line.waiting.indexOf(called), 1);
        this.#forget(name, line);
        reject(reason instanceof Error ? reason : new Error('gone'));
      };
      const leave = (): void => giveUp(gone.reason);
      const timer = setTimeout(() => giveUp(new Crowded('waited too long')), this.crowd.waitMs).unref();
      gone.addEventListener('abort', leave, { once: true });
      line.waiting.push(called);
    });
  }

  /** Gives free places to the lines in turn: who had one goes to the end of the order. */
  #callNext(): void {
    for (const [name, line] of this.#lines) {
      if (this.#running >= this.crowd.total) return;
      if (line.waiting.length === 0 || !this.#hasRoom(line)) continue;
      this.#sendToTheEnd(name, line);
      this.#take(line);
      line.waiting.shift()?.();
    }
  }

  #sendToTheEnd(name: string, line: Line): void {
    this.#lines.delete(name);
    this.#lines.set(name, line);
  }

  #forget(name: string, line: Line): void {
    if (line.running === 0 && line.waiting.length === 0) this.#lines.delete(name);
  }
}
