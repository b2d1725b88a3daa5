import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { utcDay } from '../../domain/calendar-day.js';
import { agreementYear } from '../../domain/partner/agreement.js';
import { placesOfYear } from '../../domain/partner/places.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { WINDOW_SECONDS } from '../../platform/limits/limits.js';
import { remainingOf } from '../../platform/limits/rate-limit-headers.js';
import { RateLimits } from '../../platform/limits/rate-limits.js';
import { AgreementStore } from '../partners/agreement.store.js';
import { PlacesStore } from '../partners/places.store.js';
import { toAgreementInForce } from '../partners/partner-answers.js';
import { type MeDto, type RateLimitDto } from './me.dto.js';

/** Tells callers who they are to the desk. */
@Injectable()
export class MeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly agreements: AgreementStore,
    private readonly places: PlacesStore,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * The caller: an id, a role and where it stands with its limits, this request counted; for a partner its key's scopes
   * and the agreement it has today, if any, with the places left in its year.
   */
  async get(actor: Actor): Promise<MeDto> {
    const { id, role, partnerId, scopes } = actor;
    const rateLimit = await this.#rateLimitOf(actor);
    if (partnerId === undefined) return { id, role, rateLimit };
    const today = utcDay(this.clock.now());
    const self = { id, role, partnerId, scopes: [...(scopes ?? [])], rateLimit };
    return this.unitOfWork.read(actor, async (tx) => {
      const agreement = await this.agreements.findInForce(tx, partnerId, today);
      if (agreement === undefined) return { ...self, agreement: null, places: null };
      const year = agreementYear(agreement, today);
      const places = placesOfYear(agreement, year, await this.places.countUsed(tx, partnerId, year));
      return { ...self, agreement: toAgreementInForce(agreement), places };
    });
  }

  async #rateLimitOf(actor: Actor): Promise<RateLimitDto[]> {
    const standings = await this.limits.standingsOf(actor);
    return standings.map((one) => ({
      policy: one.policy,
      quota: one.quota,
      windowSeconds: WINDOW_SECONDS,
      remaining: remainingOf(one),
      resetsInSeconds: one.resetsInSeconds,
    }));
  }
}
