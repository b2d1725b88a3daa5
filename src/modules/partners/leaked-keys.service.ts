import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { isLive } from '../../domain/partner/api-key-rules.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ApiKeyLookup } from './api-key.lookup.js';
import { ApiKeyStore } from './api-key.store.js';
import { type LeakReportTakenDto, type ReportLeakedKeyDto } from './dto/leaked-key.dto.js';
import { PartnerStore } from './partner.store.js';

/** No answer is given earlier, so that the time it takes does not tell what was found. */
const ANSWER_AFTER_MS = 250;

/**
 * Reports of leaked keys, by anybody. Whoever holds a whole key can end it, which is intended: it is theirs to misuse
 * otherwise. Half a key ends nothing.
 */
@Injectable()
export class LeakedKeysService {
  constructor(
    private readonly lookup: ApiKeyLookup,
    private readonly unitOfWork: UnitOfWork,
    private readonly partners: PartnerStore,
    private readonly keys: ApiKeyStore,
    private readonly clock: Clock,
  ) {}

  /** Revokes the key that the token is, if it is a live one, before it answers. The answer is the same for any token. */
  async report(requestId: string, body: ReportLeakedKeyDto): Promise<LeakReportTakenDto> {
    await Promise.all([this.#revoke(requestId, body), sleep(ANSWER_AFTER_MS)]);
    return { report: 'taken' };
  }

  async #revoke(requestId: string, { token, source = 'other' }: ReportLeakedKeyDto): Promise<void> {
    const known = await this.lookup.find(token.trim());
    if (known === undefined || known.revoked_at !== null) return;
    const actor: Actor = { id: 'system', role: 'system', via: 'system', requestId };
    await this.unitOfWork.run(actor, async (tx) => {
      await this.partners.findLocked(tx, known.partner_id);
      const key = await this.keys.find(tx, known.key_id);
      const now = this.clock.now();
      const reported = {
        action: 'api-key.leak-reported',
        subject: { type: 'api-key', id: known.key_id },
        disclosures: [{ name: 'source', value: source }],
      } as const;
      if (key === undefined || !isLive(key, now)) return { result: undefined, events: [reported] };
      await this.partners.holdStill(tx, known.partner_id);
      const revoked = { at: now, by: actor.id, because: 'leak-reported' } as const;
      return { result: undefined, events: [reported, await this.keys.updateRevoked(tx, key, revoked)] };
    });
  }
}
