import { Injectable } from '@nestjs/common';
import { utcDay } from '../../domain/calendar-day.js';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { isOpen } from '../../domain/case-file/disposal.js';
import { refuseFile } from '../../domain/case-file/refusals.js';
import { agreementYear } from '../../domain/partner/agreement.js';
import { Places } from '../../domain/partner/places.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { Refused } from '../../platform/http/problem.js';
import { DecisionStore } from '../decisions/decision.store.js';
import { AgreementStore } from '../partners/agreement.store.js';
import { holdPartnerIntake } from '../partners/partner-intake.lock.js';
import { PlacesStore } from '../partners/places.store.js';

/** The places a file uses. The database moves them as the file ends; what is asked here is whether there are any to hold again. */
@Injectable()
export class FilePlaces {
  constructor(
    private readonly agreements: AgreementStore,
    private readonly places: PlacesStore,
    private readonly decisions: DecisionStore,
  ) {}

  /**
   * Lets a file that has ended be taken up again only while the year in which it was received has places for its persons, beside
   * those it took itself. Nobody else uses places of the partner until the transaction ends. Refusal: no-places-to-reopen.
   */
  async follow(tx: WriteTx, file: CaseFile, next: CaseFile): Promise<void> {
    if (isOpen(file.state) || !isOpen(next.state)) return;
    await holdPartnerIntake(tx, file.partnerId);
    const left = await this.#leftFor(tx, file);
    if (file.persons > left)
      throw new Refused(refuseFile('no-places-to-reopen', { needed: file.persons, left }));
  }

  async #leftFor(tx: WriteTx, file: CaseFile): Promise<number> {
    const receivedOn = utcDay(new Date(file.receivedAt));
    const agreement = await this.agreements.findInForce(tx, file.partnerId, receivedOn);
    if (agreement === undefined) return 0;
    const { held, taken } = await this.places.countUsed(
      tx,
      file.partnerId,
      agreementYear(agreement, receivedOn),
    );
    const own = file.state === 'decided' ? await this.decisions.countAccepted(tx, file) : 0;
    return new Places(agreement, held + taken - own).left;
  }
}
