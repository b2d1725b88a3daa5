import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { utcDay } from '../../domain/calendar-day.js';
import { type Agreement, agreementInForce, checkTerms } from '../../domain/partner/agreement.js';
import { type Partner } from '../../domain/partner/partner.js';
import { refuse } from '../../domain/refusal.js';
import { Clock } from '../../platform/clock.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { pageOf } from '../../platform/http/page.js';
import { orRefused, Problem, Refused } from '../../platform/http/problem.js';
import { agreementParts } from './agreement-parts.js';
import { AgreementStore } from './agreement.store.js';
import { type AgreementPageDto, type ListAgreementsQuery } from './dto/agreement.dto.js';
import { type ListPartnerHistoryQuery, type PartnerHistoryPageDto } from './dto/partner-history.dto.js';
import {
  type ListPartnersQuery,
  type PartnerDto,
  type PartnerPageDto,
  type TakeUpPartnerDto,
} from './dto/partner.dto.js';
import {
  readsNarratives,
  toAgreementDto,
  toPartnerDto,
  toPartnerEvent,
  toPartnerSummary,
  toStepDto,
} from './partner-answers.js';
import { PartnerHistoryStore } from './partner-history.store.js';
import { type NamedPartner, PartnerStore } from './partner.store.js';
import { type OpenedPartner, PartnerVault } from './partner.vault.js';
import { PlacesStore } from './places.store.js';

const LIST = 'partners';

/** Taking partners up and reading them. Every read but the list is an event: contact persons and narratives are in it. */
@Injectable()
export class PartnersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly partners: PartnerStore,
    private readonly vault: PartnerVault,
    private readonly agreements: AgreementStore,
    private readonly history: PartnerHistoryStore,
    private readonly places: PlacesStore,
    private readonly cursors: CursorCodec,
    private readonly clock: Clock,
  ) {}

  /** Takes an organisation up for vetting. Refusals: partner-id-taken, those of the terms of an agreement. */
  async takeUp(actor: Actor, body: TakeUpPartnerDto): Promise<PartnerDto> {
    const { partnerId, name, contacts } = body;
    const { terms, words } = agreementParts(body.agreement);
    orRefused(checkTerms(terms));
    const now = this.clock.now();
    const at = now.toISOString();
    const partner: Partner = {
      ...{ partnerId, status: 'in-vetting', version: 1 },
      ...{ createdBy: actor.id, createdAt: at, changedAt: at, vetting: null, suspension: null },
    };
    const agreement: Agreement = {
      ...{ ...terms, agreementVersion: 1, recordedBy: actor.id, recordedAt: at },
      ...{ confirmedBy: null, confirmedAt: null },
    };
    return this.unitOfWork.run(actor, async (tx) => {
      if (!(await this.partners.insert(tx, { partner, name }))) throw new Refused(refuse('partner-id-taken'));
      const dataKey = await this.vault.create(tx, partnerId, contacts);
      await this.agreements.insert(tx, partnerId, agreement, { words, dataKey });
      const step = { version: 1, action: 'take-up', status: partner.status, actedBy: actor.id } as const;
      const rest = { reason: null, secondTo: null, actedAt: at, note: null };
      await this.history.insert(tx, partnerId, { ...step, ...rest }, dataKey);
      const told = { contacts, agreements: [{ agreement, words }], places: [], today: utcDay(now) };
      return {
        result: toPartnerDto(actor, { partner, name }, told),
        events: [toPartnerEvent('partner.taken-up', partner, { agreement })],
      };
    });
  }

  /** A page of partners, by id. */
  async list(actor: Actor, { status, limit = 50, cursor }: ListPartnersQuery): Promise<PartnerPageDto> {
    const [after = ''] = cursor === undefined ? [] : this.cursors.decode(actor.id, LIST, cursor);
    const rows = await this.unitOfWork.read(actor, (tx) =>
      this.partners.list(tx, { status, after, limit: limit + 1 }),
    );
    const page = pageOf(rows, limit, (last) => this.cursors.encode(actor.id, LIST, [last.partner.partnerId]));
    return { items: page.items.map((one) => toPartnerSummary(actor, one)), next: page.next };
  }

  /** One partner. Problem: not-found. */
  async get(actor: Actor, partnerId: string): Promise<PartnerDto> {
    return this.#read(actor, partnerId, 'partner.read', async (tx, named, opened) => {
      const agreements = await this.agreements.listAll(tx, partnerId, opened?.dataKey);
      const today = utcDay(this.clock.now());
      const inForce = agreementInForce(
        agreements.map(({ agreement }) => agreement),
        today,
      );
      const places = await this.places.listYears(tx, partnerId, inForce, today);
      return toPartnerDto(actor, named, { contacts: opened?.contacts ?? [], agreements, places, today });
    });
  }

  /** A page of the versions of its agreement, the newest first. Problem: not-found. */
  async listAgreements(
    actor: Actor,
    partnerId: string,
    { limit = 50, cursor }: ListAgreementsQuery,
  ): Promise<AgreementPageDto> {
    const list = `${LIST}/${partnerId}/agreements`;
    const [from = '0'] = cursor === undefined ? [] : this.cursors.decode(actor.id, list, cursor);
    const start = Number(from);
    const all = await this.#read(actor, partnerId, 'partner.agreements-read', (tx, _named, opened) =>
      this.agreements.listAll(tx, partnerId, opened?.dataKey),
    );
    const page = pageOf(all.slice(start, start + limit + 1), limit, () =>
      this.cursors.encode(actor.id, list, [String(start + limit)]),
    );
    return { items: page.items.map(toAgreementDto), next: page.next };
  }

  /** A page of what was done with it, the earliest first. Problem: not-found. */
  async listHistory(
    actor: Actor,
    partnerId: string,
    { limit = 50, cursor }: ListPartnerHistoryQuery,
  ): Promise<PartnerHistoryPageDto> {
    const list = `${LIST}/${partnerId}/history`;
    const [after = '0'] = cursor === undefined ? [] : this.cursors.decode(actor.id, list, cursor);
    const steps = await this.#read(actor, partnerId, 'partner.history-read', (tx, _named, opened) =>
      this.history.list(tx, partnerId, { after: Number(after), limit: limit + 1 }, opened?.dataKey),
    );
    const page = pageOf(steps, limit, (last) => this.cursors.encode(actor.id, list, [String(last.version)]));
    return { items: page.items.map(toStepDto), next: page.next };
  }

  /** Reads of one partner, with the event; what is sealed is opened for those who are told narratives. */
  async #read<Result>(
    actor: Actor,
    partnerId: string,
    event: string,
    read: (tx: WriteTx, named: NamedPartner, opened: OpenedPartner | undefined) => Promise<Result>,
  ): Promise<Result> {
    return this.unitOfWork.run(actor, async (tx) => {
      const named = await this.partners.find(tx, partnerId);
      if (named === undefined) throw new Problem('not-found');
      const opened = readsNarratives(actor) ? await this.vault.find(tx, partnerId) : undefined;
      return {
        result: await read(tx, named, opened),
        events: [{ action: event, subject: { type: 'partner', id: partnerId } }],
      };
    });
  }
}
