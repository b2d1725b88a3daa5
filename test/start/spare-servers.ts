import { type LiveDesk, type LiveServer } from './live-desk.js';

/** Servers of a deployment that start while another one is used: so many at once. */
export class SpareServers {
  readonly #starting: Promise<LiveServer>[] = [];

  constructor(
    private readonly desk: Pick<LiveDesk, 'start'>,
    private readonly count: number,
  ) {
    this.#fill();
  }

  /** The one that has started for longest, once it serves; another one begins to start. */
  next(): Promise<LiveServer> {
    const first = this.#starting.shift();
    this.#fill();
    return first ?? this.desk.start();
  }

  #fill(): void {
    while (this.#starting.length < this.count) {
      const server = this.desk.start();
      server.catch(() => undefined);
      this.#starting.push(server);
    }
  }
}
