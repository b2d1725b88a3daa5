import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inProject } from '../../scripts/lib/project.mjs';

/** Sends large batches without pause, each of new referrals made of the samples. */
export class Sender {
  rows = 0;
  statuses = {};
  #url;
  #key;
  #pieces;
  #sent = 0;

  constructor(url, key, rows) {
    const { referrals } = JSON.parse(readFileSync(inProject('samples/batch-12.json'), 'utf8'));
    const many = Array.from({ length: rows }, (_, i) => ({
      ...referrals[i % referrals.length],
      externalReference: `#MARK#-${i}`,
    }));
    this.#url = url;
    this.#key = key;
    this.#pieces = JSON.stringify({ referrals: many }).split('#MARK#');
  }

  /** Keeps so many batches under way; the function it gives waits for those that are left. */
  start(atOnce) {
    let stopped = false;
    const loops = Array.from({ length: atOnce }, async () => {
      while (!stopped) await this.sendOne(this.#key);
    });
    return async () => {
      stopped = true;
      await Promise.all(loops);
    };
  }

  async sendOne(key) {
    const answer = await fetch(`${this.#url}/v1/referral-batches`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
      body: this.#pieces.join(`F${Date.now().toString(36)}-${this.#sent++}`),
    });
    const text = await answer.text();
    const name = answer.status === 201 ? '201' : `${answer.status} ${/problem:([a-z-]+)/.exec(text)?.[1]}`;
    this.statuses[name] = (this.statuses[name] ?? 0) + 1;
    if (answer.status === 201) this.rows += Number(/"accepted":(\d+)/.exec(text)?.[1] ?? 0);
  }
}
