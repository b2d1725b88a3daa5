import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.js';
import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { isLive, keyExpiry, mayIssue, mayRotate } from '../../domain/partner/api-key-rules.js';
import { Clock } from '../../platform/clock.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { pageOf } from '../../platform/http/page.js';
import { type Fault, orRefused, Problem } from '../../platform/http/problem.js';
import { ADDRESS_RANGE_FORM, isAddressRange } from './address-list.js';
import { hashApiKeySecret, makeApiKey } from './api-key.js';
import { ApiKeyStore, type NewApiKey, type StoredApiKey } from './api-key.store.js';
import {
  type ApiKeyDto,
  type ApiKeyPageDto,
  type IssueApiKeyDto,
  type IssuedApiKeyDto,
  type ListApiKeysQuery,
  type RotateApiKeyDto,
} from './dto/api-key.dto.js';
import { type NamedPartner, PartnerStore } from './partner.store.js';

/** What managers do with the keys of a partner. A secret is in one answer, and nowhere else. */
@Injectable()
export class ApiKeysService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly partners: PartnerStore,
    private readonly keys: ApiKeyStore,
    private readonly cursors: CursorCodec,
    private readonly clock: Clock,
  ) {}

  /** Issues a key. Problems: not-found, invalid-request for addresses; refusals of the rules about keys. */
  async issue(actor: Actor, partnerId: string, body: IssueApiKeyDto): Promise<IssuedApiKeyDto> {
    const { label, scopes, expiresAt, allowedAddresses = [] } = body;
    const faults = allowedAddresses.flatMap((range, i): Fault[] =>
      isAddressRange(range)
        ? []
        : [
            {
              pointer: `#/allowedAddresses/${i}`,
              code: 'invalid-format',
              params: { expected: ADDRESS_RANGE_FORM },
            },
          ],
    );
    if (faults.length > 0) throw new Problem('invalid-request', { faults });
    return this.unitOfWork.run(actor, async (tx) => {
      const { partner, keys } = await this.#lock(tx, partnerId);
      const now = this.clock.now();
      const expiry = orRefused(keyExpiry(now, expiresAt === undefined ? undefined : new Date(expiresAt)));
      orRefused(mayIssue(partner.status, keys, label, now));
      const given = { partnerId, label, scopes: [...new Set(scopes)], allowedAddresses };
      const { stored, text, events } = await this.#make(tx, actor, {
        ...given,
        createdAt: now,
        expiresAt: expiry,
      });
      return { result: { ...toDto(stored), apiKey: text }, events };
    });
  }

  /**
   * Issues the successor of a key, with the same label, scopes and addresses; the old one ends when the overlap does.
   * Problems: not-found; refusals of the rules about keys.
   */
  async rotate(
    actor: Actor,
    partnerId: string,
    keyId: string,
    body: RotateApiKeyDto,
  ): Promise<IssuedApiKeyDto> {
    const { overlapUntil, expiresAt } = body;
    return this.unitOfWork.run(actor, async (tx) => {
      const { partner, keys } = await this.#lock(tx, partnerId);
      const old = keys.find((key) => key.keyId === keyId);
      if (old === undefined) throw new Problem('not-found');
      const now = this.clock.now();
      const expiry = orRefused(keyExpiry(now, expiresAt === undefined ? undefined : new Date(expiresAt)));
      const until = overlapUntil === undefined ? {} : { until: new Date(overlapUntil) };
      const end = orRefused(mayRotate(partner.status, keys, old, { now, ...until }));
      const { label, line, scopes, allowedAddresses } = old;
      const made = await this.#make(tx, actor, {
        ...{ partnerId, label, line, scopes, allowedAddresses, createdAt: now, expiresAt: expiry },
      });
      await this.partners.holdStill(tx, partnerId);
      const rotated = await this.keys.updateExpiry(tx, old, end);
      return {
        result: { ...toDto(made.stored), apiKey: made.text },
        events: [rotated, ...made.events],
      };
    });
  }

  /** Revokes a key at once; a key that has ended stays as it is. Problem: not-found. */
  async revoke(actor: Actor, partnerId: string, keyId: string): Promise<ApiKeyDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { keys } = await this.#lock(tx, partnerId);
      const key = keys.find((one) => one.keyId === keyId);
      if (key === undefined) throw new Problem('not-found');
      const now = this.clock.now();
      if (!isLive(key, now)) {
        const repeated = {
          action: 'api-key.revoked-again',
          subject: { type: 'api-key', id: keyId },
        } as const;
        return { result: toDto(key), events: [repeated] };
      }
      await this.partners.holdStill(tx, partnerId);
      const revoked = { at: now, by: actor.id, because: 'by-manager' } as const;
      const event = await this.keys.updateRevoked(tx, key, revoked);
      const next = { revokedAt: now, revokedBy: actor.id, revokedBecause: revoked.because };
      return { result: toDto({ ...key, ...next, version: key.version + 1 }), events: [event] };
    });
  }

  /** A page of the keys of a partner, the newest first. Problem: not-found. */
  async list(
    actor: Actor,
    partnerId: string,
    { limit = 50, cursor }: ListApiKeysQuery,
  ): Promise<ApiKeyPageDto> {
    const list = `partners/${partnerId}/api-keys`;
    const [after] = cursor === undefined ? [] : this.cursors.decode(actor.id, list, cursor);
    const all = await this.unitOfWork.read(actor, async (tx) => {
      if ((await this.partners.find(tx, partnerId)) === undefined) throw new Problem('not-found');
      return this.keys.listOfPartner(tx, partnerId);
    });
    const start = all.findIndex((key) => key.keyId === after) + 1;
    const page = pageOf(all.slice(start, start + limit + 1), limit, (last) =>
      this.cursors.encode(actor.id, list, [last.keyId]),
    );
    return { items: page.items.map(toDto), next: page.next };
  }

  /** The partner and its keys, held until the transaction ends. Problem: not-found. */
  async #lock(
    tx: WriteTx,
    partnerId: string,
  ): Promise<Pick<NamedPartner, 'partner'> & { readonly keys: readonly StoredApiKey[] }> {
    const named = await this.partners.findLocked(tx, partnerId);
    if (named === undefined) throw new Problem('not-found');
    return { partner: named.partner, keys: await this.keys.listOfPartner(tx, partnerId) };
  }

  async #make(
    tx: WriteTx,
    actor: Actor,
    given: Omit<NewApiKey, 'keyId' | 'line' | 'issuedBy' | 'secretHash'> & { readonly line?: string },
  ): Promise<{ stored: StoredApiKey; text: string; events: readonly [EventDraft, ...EventDraft[]] }> {
    const { text, key } = makeApiKey(this.config.environment);
    const { keyId } = key;
    const secretHash = hashApiKeySecret(this.config.secrets.apiKeyPepper, key);
    const row = { ...given, keyId, line: given.line ?? keyId, issuedBy: actor.id };
    const [issued] = await this.keys.insert(tx, { ...row, secretHash });
    if (issued === undefined) throw new Error('two keys were given one id');
    const never = { revokedAt: null, revokedBy: null, revokedBecause: null, lastUsedAt: null };
    return { stored: { ...row, ...never, version: 1 }, text, events: [issued] };
  }
}

function toDto(key: StoredApiKey): ApiKeyDto {
  const { partnerId: _partner, ...rest } = key;
  return {
    ...rest,
    scopes: [...key.scopes],
    allowedAddresses: [...key.allowedAddresses],
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt.toISOString(),
    revokedAt: key.revokedAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  };
}
