import { readFileSync } from 'node:fs';
import { type Response } from 'supertest';
import { type JsonObject } from '../../src/platform/openapi/json.js';
import { DuplicatesDesk } from './found-pairs.js';
import { OpenApi } from './openapi.js';

type Json = Record<string, unknown>;

/** An officer’s words, which stand nowhere else. */
export const REASON = 'Canary reason: the aunt told it on the telephone.';

/** Body of `close`. */
export function closing(reasonCode: string, keptFileNumber?: string): object {
  return { reasonCode, reason: REASON, ...(keptFileNumber === undefined ? {} : { keptFileNumber }) };
}

/** The code of a problem. */
export function codeOf(answer: { body: unknown }): string {
  return (
    String((answer.body as { type?: string }).type)
      .split(':')
      .at(-1) ?? ''
  );
}

/** A desk where files end and are taken up again. What it reads is held against the document. */
export class ClosingDesk extends DuplicatesDesk {
  readonly #api = new OpenApi(JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as JsonObject);

  /** The body of an answer. Throws when it is not as the document says of the operation. */
  documented(operation: string, answer: Response): Json {
    const faults = this.#api.faultsOfAnswer(operation, answer);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return answer.body as Json;
  }

  /** A file as an officer reads it. */
  async read(file: string): Promise<Json> {
    return this.documented('getFile', await this.get('officer', `/v1/files/${file}`));
  }

  /** A referral as its partner reads it. */
  async own(file: string, by: 'partnerA' | 'partnerB' = 'partnerA'): Promise<Json> {
    return this.documented('getReferral', await this.getAs(by, `/v1/referrals/${file}`));
  }

  /** Two files of two partners, of which an officer has confirmed that their principals are one person. */
  async twoOfOne(): Promise<{ file: string; other: string }> {
    const { file, other, candidate } = await this.aCandidate();
    const confirmed = await this.review(file, String(candidate['candidateId']), 'confirm');
    if (confirmed.status !== 200) throw new Error(confirmed.text);
    return { file, other };
  }
}
