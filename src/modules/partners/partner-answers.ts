import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { type CalendarDay } from '../../domain/calendar-day.js';
import { type PlacesOfYear } from '../../domain/partner/places.js';
import { partnerActionsFrom } from '../../domain/partner/actions.js';
import { type Agreement, agreementInForce } from '../../domain/partner/agreement.js';
import { type Partner, partnerSnapshot } from '../../domain/partner/partner.js';
import { type WordedAgreement } from './agreement.store.js';
import { type AgreementDto, type AgreementInForceDto } from './dto/agreement.dto.js';
import { type PartnerStepDto } from './dto/partner-history.dto.js';
import { type PartnerDto, type PartnerSummaryDto } from './dto/partner.dto.js';
import { type PartnerStep } from './partner-history.store.js';
import { type NamedPartner } from './partner.store.js';
import { type Contact } from './partner.vault.js';

/** True for those who are told names, contact persons and narratives; an auditor is told codes and pseudonyms. */
export function readsNarratives({ role }: Actor): boolean {
  return role === 'manager';
}

/** A partner as a list shows it. */
export function toPartnerSummary(actor: Actor, { partner, name }: NamedPartner): PartnerSummaryDto {
  const { partnerId, status, version, createdBy, createdAt, changedAt } = partner;
  const known = readsNarratives(actor) ? { name } : {};
  return { partnerId, status, version, ...known, createdBy, createdAt, changedAt };
}

/** A partner as it is shown on a day. */
export function toPartnerDto(
  actor: Actor,
  named: NamedPartner,
  told: {
    readonly contacts: readonly Contact[];
    readonly agreements: readonly WordedAgreement[];
    /** Of the agreement that counts today. */
    readonly places: readonly PlacesOfYear[];
    readonly today: CalendarDay;
  },
): PartnerDto {
  const { vetting, status } = named.partner;
  const versions = told.agreements.map(({ agreement }) => agreement);
  const inForce = agreementInForce(versions, told.today);
  const [newest] = versions;
  const dtoOf = (one: Agreement | undefined): AgreementDto | null => {
    const worded = told.agreements.find(({ agreement }) => agreement === one);
    return worded === undefined ? null : toAgreementDto(worded);
  };
  return {
    ...toPartnerSummary(actor, named),
    ...(readsNarratives(actor) ? { contacts: told.contacts } : {}),
    vetting:
      vetting === null ? null : { by: vetting.by, historyVersion: vetting.version, result: vetting.result },
    agreement: dtoOf(inForce),
    places: told.places,
    unconfirmedAgreement: newest?.confirmedBy === null ? dtoOf(newest) : null,
    availableActions: [...partnerActionsFrom(status)],
  };
}

/** A version of an agreement as it is shown; its words where they were opened. */
export function toAgreementDto({ agreement, words }: WordedAgreement): AgreementDto {
  return {
    ...agreement,
    area: [...agreement.area],
    ...(words === null ? {} : { ...words, groundsForSuspension: [...words.groundsForSuspension] }),
  };
}

/** An agreement as its partner sees it. */
export function toAgreementInForce({
  area,
  placesPerYear,
  validFrom,
  validTo,
  attestationMaxAgeDays,
}: Agreement): AgreementInForceDto {
  return { area: [...area], placesPerYear, validFrom, validTo, attestationMaxAgeDays };
}

/** A step of a partner's way as it is shown. */
export function toStepDto(step: PartnerStep): PartnerStepDto {
  const { version, actedBy, actedAt, note, ...codes } = step;
  return { historyVersion: version, ...codes, by: actedBy, at: actedAt, ...note };
}

/** The audit event of a change of a partner, in codes only. */
export function toPartnerEvent(
  action: string,
  partner: Partner,
  more: Readonly<Record<string, unknown>> = {},
): EventDraft {
  return {
    action,
    subject: { type: 'partner', id: partner.partnerId },
    change: { version: partner.version, state: { ...partnerSnapshot(partner), ...more } },
  };
}
