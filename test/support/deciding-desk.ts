import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { type Response } from 'supertest';
import { type DemoStaffName } from '../../src/demo/demo-identities.js';
import { type TestApp } from './app.js';
import { CheckingDesk } from './checking-desk.js';

/** A proposal to refuse; its words are in no other. */
export const aRefusal = (text = 'Made-up reason.'): object => ({
  outcome: 'not-accepted',
  reasons: [{ provision: 'IRPR 139(1)(e)', fact: '/route', text }],
});

/** A made-up sentence of eight words that stands nowhere else. */
export function aSentence(): string {
  const words = Array.from({ length: 8 }, () => `kana${randomBytes(4).toString('hex').replace(/\d/g, 'x')}`);
  return `${words.join(' ')}.`;
}

/** The type of a problem, without its prefix, beside the status. */
export const toldBy = ({ status, body }: Response): unknown[] => [
  status,
  String((body as { type?: unknown }).type ?? '').replace('urn:referral-desk:problem:', ''),
];

/** A desk where decisions are proposed, returned and confirmed. */
export class DecidingDesk extends CheckingDesk {
  readonly #test: TestApp;

  constructor(test: TestApp) {
    super(test);
    this.#test = test;
  }

  /** A file with a proposal, on a version of its own. */
  async aProposedFile(proposal: object = aRefusal(), as: DemoStaffName = 'officer'): Promise<string> {
    const file = await this.aFile({ before: 'propose-decision' });
    const done = await this.act(as, file, 'propose-decision', proposal);
    if (done.status !== 200) throw new Error(done.text);
    return file;
  }

  /** Another officer than the file’s breaks its glass and proposes. */
  async proposeAsColleague(file: string, proposal: object): Promise<Response> {
    await this.#test.request
      .post(`/v1/files/${file}/break-glass`)
      .set('authorization', `Bearer ${this.#test.tokens.officer2}`)
      .send({ reason: 'Made-up reason: the colleague is away.' });
    return this.act('officer2', file, 'propose-decision', proposal);
  }

  /** Every decision of a file, as a reviewer reads them. */
  async decisionsOf(file: string): Promise<Record<string, unknown>[]> {
    const { body } = await this.get('reviewer', `/v1/files/${file}`);
    return (body as { decisions: Record<string, unknown>[] }).decisions;
  }

  /** Does something while an officer holds the duties of a reviewer. */
  async whileReviewer<Result>(officer: 'officer' | 'officer2', work: () => Promise<Result>): Promise<Result> {
    await this.#setRole(officer, 'reviewer');
    try {
      return await work();
    } finally {
      await this.#setRole(officer, 'officer');
    }
  }

  /** A manager takes a file up again, on the version it has now. */
  reopen(file: string): Promise<Response> {
    return this.act('manager', file, 'reopen', { reason: 'Made-up new facts.' });
  }

  async #setRole(officer: 'officer' | 'officer2', role: string): Promise<void> {
    const superuser = new Client({ ...this.#test.database.superuser });
    await superuser.connect();
    await superuser.query(`BEGIN; ALTER TABLE staff DISABLE TRIGGER staff_audit_fence;
      UPDATE staff SET role = '${role}' WHERE staff_id = 'stf_demo-${officer}';
      ALTER TABLE staff ENABLE ALWAYS TRIGGER staff_audit_fence; COMMIT`);
    await superuser.end();
  }
}
