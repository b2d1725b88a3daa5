import { type Test } from 'supertest';
import { type TestApp } from '../../support/app.js';
import { aReferral, eventually } from '../../support/desk.js';
import { type DecisionLogPageDto } from '../../../src/modules/decision-log/decision-record.dto.js';
import { type FoundPair } from '../../../src/domain/duplicates/found-pair.js';
import { DuplicatesDesk } from '../../support/found-pairs.js';
import { InformingDesk } from '../../support/informing-desk.js';

type Json = Record<string, unknown>;
const DAY_MS = 86_400_000;

/** A desk where others have worked before somebody follows a guide. */
export class GuideDesk extends InformingDesk {
  readonly #test: TestApp;
  readonly #duplicates: DuplicatesDesk;

  constructor(test: TestApp) {
    super(test);
    this.#test = test;
    this.#duplicates = new DuplicatesDesk(test);
  }

  /** A file that nobody has opened, of a referral that was changed so. */
  async received(change: (referral: Json) => void = () => undefined): Promise<string> {
    const sent = await this.send([aReferral(change)]);
    return (sent.body as { rows: { fileNumber: string }[] }).rows[0]?.fileNumber ?? '';
  }

  /** The search finds two people alike. */
  find(pair: FoundPair): Promise<void> {
    return this.#duplicates.find(pair);
  }

  /** The person of a referral is to be removed in so many days. */
  leavesSoon(referral: Json, days: number): void {
    const unitedStates = referral['unitedStates'] as { proceedings: Json };
    unitedStates.proceedings['removalScheduledOn'] = new Date(Date.now() + days * DAY_MS)
      .toISOString()
      .slice(0, 10);
  }

  /** The person of a referral has a grown son with them. */
  withGrownSon(referral: Json): void {
    const { familyName, givenNames } = referral['principalApplicant'] as Record<string, string>;
    const person = { familyName, givenNames: `Y${givenNames}`, dateOfBirth: '2001-03-14' };
    referral['familyMembers'] = [{ relationToPrincipal: 'child', person }];
  }

  /** Waits until a checkpoint holds every decision there is. */
  async decisionsAreSigned(): Promise<void> {
    await eventually(
      async () => (await this.#asAuditor('get', '/v1/decision-log?limit=200')).body as DecisionLogPageDto,
      ({ items }) => items.every(({ event }) => event.treeSize !== null),
    );
  }

  /** An auditor takes a copy of the log away. Gives the event of it. */
  async exported(): Promise<string> {
    const why = { purpose: 'Made-up audit.', recipient: 'Made-up office', legalBasis: 'audit' };
    const { headers } = await this.#asAuditor('post', '/v1/audit/exports').send(why);
    return /event="([^"]+)"/.exec(headers['audit-receipt'] ?? '')?.[1] ?? '';
  }

  #asAuditor(method: 'get' | 'post', path: string): Test {
    return this.#test.request[method](path).set('authorization', `Bearer ${this.#test.tokens.auditor}`);
  }

  /** An officer looks into a colleague's file. */
  async breakGlass(as: 'officer' | 'officer2', fileNumber: string): Promise<void> {
    await this.#test.request
      .post(`/v1/files/${fileNumber}/break-glass`)
      .set('authorization', `Bearer ${this.#test.tokens[as]}`)
      .send({ reason: 'Made-up emergency.' });
  }
}
