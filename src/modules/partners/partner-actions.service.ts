import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { utcDay } from '../../domain/calendar-day.js';
import { PARTNER_TRANSITIONS } from '../../domain/partner/actions.js';
import { type Agreement, agreementInForce, checkTerms } from '../../domain/partner/agreement.js';
import { decidePartner, type PartnerCommand } from '../../domain/partner/decide.js';
import { evolvePartner, type PartnerEvent } from '../../domain/partner/evolve.js';
import { type Partner } from '../../domain/partner/partner.js';
import { Clock } from '../../platform/clock.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { requireMatch } from '../../platform/http/etag.js';
import { orRefused, Problem } from '../../platform/http/problem.js';
import { agreementParts } from './agreement-parts.js';
import { AgreementStore } from './agreement.store.js';
import { type AgreementTermsDto } from './dto/agreement.dto.js';
import { type PartnerDto } from './dto/partner.dto.js';
import { toPartnerDto, toPartnerEvent } from './partner-answers.js';
import { PartnerHistoryStore, type PartnerNote } from './partner-history.store.js';
import { PartnerStore } from './partner.store.js';
import { PartnerVault } from './partner.vault.js';
import { PlacesStore } from './places.store.js';

/** Which partner, under which version, and what is done with it. `terms` come with `record-agreement` only. */
export interface PartnerActionRequest {
  readonly partnerId: string;
  readonly ifMatch: string | undefined;
  readonly command: PartnerCommand;
  readonly note?: PartnerNote;
  readonly terms?: AgreementTermsDto;
}

/** The one way a partner moves: lock it, look again, decide, write with the version, keep the step, leave the event. */
@Injectable()
export class PartnerActionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly partners: PartnerStore,
    private readonly vault: PartnerVault,
    private readonly agreements: AgreementStore,
    private readonly history: PartnerHistoryStore,
    private readonly places: PlacesStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Carries an action out. A stop holds on every process once it is answered: nothing of the partner commits after it.
   * Problems: not-found, missing-if-match (428), stale-version (412); refusals of the rules. Nothing is changed then.
   */
  async perform(actor: Actor, request: PartnerActionRequest): Promise<PartnerDto> {
    const { partnerId, command } = request;
    return this.unitOfWork.run(actor, async (tx) => {
      const named = await this.partners.findLocked(tx, partnerId);
      if (named === undefined) throw new Problem('not-found');
      requireMatch(request.ifMatch, named.partner.version);
      const dataKey = await this.vault.holdKey(tx, partnerId);
      const [newest] = await this.agreements.listAll(tx, partnerId);
      const now = this.clock.now();
      const context = { by: actor.id, now: now.toISOString(), today: utcDay(now) };
      const agreement = newest?.agreement;
      const event = orRefused(
        decidePartner(named.partner, command, {
          ...context,
          ...(agreement === undefined ? {} : { agreement }),
        }),
      );
      const next = evolvePartner(named.partner, event);
      const changed = await this.#writeAgreement(tx, request, { event, dataKey, agreement });
      if (command.action === 'suspend' || command.action === 'revoke') {
        await this.partners.holdStill(tx, partnerId);
      }
      await this.partners.update(tx, next);
      await this.#keepStep(tx, request, { event, next, dataKey });
      const opened = await this.vault.find(tx, partnerId);
      const agreements = await this.agreements.listAll(tx, partnerId, dataKey);
      const inForce = agreementInForce(
        agreements.map(({ agreement: one }) => one),
        context.today,
      );
      const places = await this.places.listYears(tx, partnerId, inForce, context.today);
      return {
        result: toPartnerDto(
          actor,
          { ...named, partner: next },
          { contacts: opened?.contacts ?? [], agreements, places, today: context.today },
        ),
        events: [
          toPartnerEvent(PARTNER_TRANSITIONS[command.action].event, next, {
            ...reasonOf(event),
            ...(changed === undefined ? {} : { agreement: changed }),
          }),
        ],
      };
    });
  }

  /** Records or confirms the agreement where the event says so; gives the version it touched. */
  async #writeAgreement(
    tx: WriteTx,
    { partnerId, terms }: PartnerActionRequest,
    at: { readonly event: PartnerEvent; readonly dataKey: Buffer; readonly agreement: Agreement | undefined },
  ): Promise<Agreement | undefined> {
    const { event, dataKey, agreement } = at;
    if (event.type === 'agreement-recorded') {
      if (terms === undefined) throw new Error('an agreement is recorded with its terms');
      const { terms: codes, words } = agreementParts(terms);
      const recorded: Agreement = {
        ...orRefused(checkTerms(codes)),
        ...{ agreementVersion: (agreement?.agreementVersion ?? 0) + 1, recordedBy: event.by },
        ...{ recordedAt: event.at, confirmedBy: null, confirmedAt: null },
      };
      await this.agreements.insert(tx, partnerId, recorded, { words, dataKey });
      return recorded;
    }
    const confirms = event.type === 'approved' || event.type === 'agreement-confirmed';
    if (!confirms || agreement === undefined) return undefined;
    await this.agreements.updateConfirmed(tx, partnerId, agreement.agreementVersion, event);
    return { ...agreement, confirmedBy: event.by, confirmedAt: event.at };
  }

  async #keepStep(
    tx: WriteTx,
    { partnerId, command, note }: PartnerActionRequest,
    { event, next, dataKey }: { event: PartnerEvent; next: Partner; dataKey: Buffer },
  ): Promise<void> {
    const step = {
      ...{ version: next.version, action: command.action, status: next.status },
      ...{ reason: reasonOf(event).reason ?? null, actedBy: event.by, actedAt: event.at },
      ...{ secondTo: 'secondTo' in event ? event.secondTo : null, note: note ?? null },
    };
    await this.history.insert(tx, partnerId, step, dataKey);
  }
}

/** The code that goes with an event: why a partner was stopped, or what its vetting came to. */
function reasonOf(event: PartnerEvent): { readonly reason?: string } {
  if (event.type === 'suspended' || event.type === 'revoked') return { reason: event.reason };
  return event.type === 'vetted' ? { reason: event.result } : {};
}
