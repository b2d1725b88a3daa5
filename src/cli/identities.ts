import { type INestApplicationContext } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { type Actor, type KeyScope, type StaffRole } from '../domain/access.js';
import { type EventDraft } from '../domain/audit/event.js';
import { type ApiKey, hashApiKeySecret } from '../modules/partners/api-key.js';
import { ApiKeyStore } from '../modules/partners/api-key.store.js';
import { PartnerTakeUp, type SeededPartner } from '../modules/partners/partner.take-up.js';
import { StaffStore } from '../modules/staff/staff.store.js';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

/** Identities to be taken up: partners, their keys, and staff accounts. */
export interface Identities {
  readonly partners: readonly SeededPartner[];
  readonly apiKeys: readonly {
    readonly partnerId: string;
    readonly key: ApiKey;
    readonly scopes: readonly KeyScope[];
  }[];
  readonly staff: readonly {
    readonly staffId: string;
    readonly tokenSubject: string;
    readonly role: StaffRole;
  }[];
}

const FIRST_KEY = 'first';
const KEY_LIFE_DAYS = 365;
const DAY_MS = 86_400_000;

/**
 * Takes up what is not there yet, in one transaction with its events, and gives the number of things taken up. Doing it
 * again changes nothing.
 */
export async function takeUpIdentities(
  app: INestApplicationContext,
  identities: Identities,
): Promise<number> {
  const partners = app.get(PartnerTakeUp, { strict: false });
  const keys = app.get(ApiKeyStore, { strict: false });
  const staff = app.get(StaffStore, { strict: false });
  const { secrets } = app.get<Config>(CONFIG, { strict: false });
  const now = app.get(Clock, { strict: false }).now();
  const createdAt = now.toISOString();
  const expiresAt = new Date(now.getTime() + KEY_LIFE_DAYS * DAY_MS);
  const actor: Actor = { id: 'system', role: 'system', via: 'system', requestId: 'start' };
  return app.get(UnitOfWork, { strict: false }).run(actor, async (tx) => {
    const events: EventDraft[] = [];
    for (const partner of identities.partners) {
      events.push(...(await partners.takeUp(tx, partner, createdAt)));
    }
    for (const { partnerId, key, scopes } of identities.apiKeys) {
      const secretHash = hashApiKeySecret(secrets.apiKeyPepper, key);
      const { keyId } = key;
      const row = { keyId, line: keyId, label: FIRST_KEY, partnerId, secretHash, scopes };
      const rest = { allowedAddresses: [], issuedBy: actor.id, createdAt: now, expiresAt };
      events.push(...(await keys.insert(tx, { ...row, ...rest })));
    }
    for (const account of identities.staff)
      events.push(...(await staff.insert(tx, { ...account, createdAt })));
    const taken = events.length;
    const summary: EventDraft = {
      action: 'identities.taken-up',
      subject: { type: 'audit-log', id: 'identities' },
      disclosures: [{ name: 'count', value: taken }],
    };
    return { result: taken, events: [summary, ...events] };
  });
}
