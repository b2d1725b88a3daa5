import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { utcDay } from '../../domain/calendar-day.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AgreementStore } from '../partners/agreement.store.js';
import { toAgreementInForce } from '../partners/partner-answers.js';
import { type MeDto } from './me.dto.js';

/** Tells callers who they are to the desk. */
@Injectable()
export class MeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly agreements: AgreementStore,
    private readonly clock: Clock,
  ) {}

  /** The caller: an id and a role; for a partner its key's scopes and the agreement it has today, if any. */
  async get(actor: Actor): Promise<MeDto> {
    const { id, role, partnerId, scopes } = actor;
    if (partnerId === undefined) return { id, role };
    const today = utcDay(this.clock.now());
    const agreement = await this.unitOfWork.read(actor, (tx) =>
      this.agreements.findInForce(tx, partnerId, today),
    );
    return {
      ...{ id, role, partnerId, scopes: [...(scopes ?? [])] },
      agreement: agreement === undefined ? null : toAgreementInForce(agreement),
    };
  }
}
