import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { WINDOW_SECONDS } from '../../platform/limits/limits.js';
import { remainingOf } from '../../platform/limits/rate-limit-headers.js';
import { RateLimits } from '../../platform/limits/rate-limits.js';
import { type MeDto } from './me.dto.js';

/** Tells callers who they are to the desk. */
@Injectable()
export class MeService {
  constructor(private readonly limits: RateLimits) {}

  /** The caller, and where it stands with its limits, this request counted. */
  async of(actor: Actor): Promise<MeDto> {
    const { id, role, partnerId, scopes } = actor;
    const standings = await this.limits.standingsOf(actor);
    return {
      id,
      role,
      ...(partnerId === undefined ? {} : { partnerId }),
      ...(scopes === undefined ? {} : { scopes: [...scopes] }),
      rateLimit: standings.map((one) => ({
        policy: one.policy,
        quota: one.quota,
        windowSeconds: WINDOW_SECONDS,
        remaining: remainingOf(one),
        resetsInSeconds: one.resetsInSeconds,
      })),
    };
  }
}
