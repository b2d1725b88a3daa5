import { type TestApp } from '../../support/app.js';
import { aReferral } from '../../support/desk.js';
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

  /** An officer looks into a colleague's file. */
  async breakGlass(as: 'officer' | 'officer2', fileNumber: string): Promise<void> {
    await this.#test.request
      .post(`/v1/files/${fileNumber}/break-glass`)
      .set('authorization', `Bearer ${this.#test.tokens[as]}`)
      .send({ reason: 'Made-up emergency.' });
  }
}
