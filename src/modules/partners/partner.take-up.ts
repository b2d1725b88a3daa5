import { Injectable } from '@nestjs/common';
import { type EventDraft } from '../../domain/audit/event.js';
import {
  type Agreement,
  type AgreementTerms,
  USUAL_ATTESTATION_DAYS,
} from '../../domain/partner/agreement.js';
import { type Partner } from '../../domain/partner/partner.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { AgreementStore, type AgreementWords } from './agreement.store.js';
import { toPartnerEvent } from './partner-answers.js';
import { PartnerHistoryStore } from './partner-history.store.js';
import { PartnerStore } from './partner.store.js';
import { PartnerVault } from './partner.vault.js';

/** What is agreed with a partner that a deployment is seeded with; what it does not say is as usual. */
export type SeededAgreement = Omit<AgreementTerms, 'attestationMaxAgeDays'> &
  Partial<Pick<AgreementTerms, 'attestationMaxAgeDays'> & AgreementWords>;

/** A partner a deployment is seeded with: vetted and agreed with before there was a service to record it in. */
export interface SeededPartner {
  readonly partnerId: string;
  readonly name: string;
  /** Absent for one that agrees later: until then it can sign in, and send nothing. */
  readonly agreement?: SeededAgreement;
}

const ELSEWHERE = 'As the memorandum of understanding says, kept on paper.';

/** Takes up partners that a deployment is seeded with, by the service itself: approved, agreement and all. */
@Injectable()
export class PartnerTakeUp {
  constructor(
    private readonly partners: PartnerStore,
    private readonly vault: PartnerVault,
    private readonly agreements: AgreementStore,
    private readonly history: PartnerHistoryStore,
  ) {}

  /**
   * Takes a partner up unless there is one of that id, and gives one its agreement unless it has any. Gives the events
   * the transaction must leave: none when nothing was missing. `at` is RFC 3339 in UTC.
   */
  async takeUp(tx: WriteTx, seeded: SeededPartner, at: string): Promise<readonly EventDraft[]> {
    const { partnerId, name } = seeded;
    const partner: Partner = {
      ...{ partnerId, status: 'approved', version: 1, createdBy: 'system', createdAt: at, changedAt: at },
      ...{ vetting: null, suspension: null },
    };
    const isNew = await this.partners.insert(tx, { partner, name });
    if (isNew) {
      const dataKey = await this.vault.create(tx, partnerId, []);
      const step = { version: 1, action: 'take-up', status: 'approved', actedBy: 'system' } as const;
      const rest = { reason: null, secondTo: null, actedAt: at, note: null };
      await this.history.insert(tx, partnerId, { ...step, ...rest }, dataKey);
    }
    const agreed = await this.#agree(tx, seeded, at);
    return [
      ...(isNew ? [toPartnerEvent('partner.approved', partner)] : []),
      ...(agreed === undefined ? [] : [toPartnerEvent('partner.agreement-confirmed', ...agreed)]),
    ];
  }

  async #agree(
    tx: WriteTx,
    { partnerId, agreement }: SeededPartner,
    at: string,
  ): Promise<[Partner, { agreement: Agreement }] | undefined> {
    if (agreement === undefined || (await this.agreements.listAll(tx, partnerId)).length > 0)
      return undefined;
    const named = await this.partners.findLocked(tx, partnerId);
    if (named === undefined) throw new Error('a partner is there once it was taken up');
    const { area, placesPerYear, validFrom, validTo } = agreement;
    const {
      attestationMaxAgeDays = USUAL_ATTESTATION_DAYS,
      mannerOfReferral = ELSEWHERE,
      training = ELSEWHERE,
      groundsForSuspension = [ELSEWHERE],
    } = agreement;
    const confirmed: Agreement = {
      ...{ area, placesPerYear, validFrom, validTo, attestationMaxAgeDays, agreementVersion: 1 },
      ...{ recordedBy: 'system', recordedAt: at, confirmedBy: 'system', confirmedAt: at },
    };
    const dataKey = await this.vault.holdKey(tx, partnerId);
    const words = { mannerOfReferral, training, groundsForSuspension };
    const isFirst = await this.agreements.insert(tx, partnerId, confirmed, { words, dataKey });
    return isFirst ? [named.partner, { agreement: confirmed }] : undefined;
  }
}
