import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { utcDay } from '../../domain/calendar-day.js';
import { assessChecked } from '../../domain/stca/assess.js';
import { type LawOfDay, lawOn } from '../../domain/stca/law-list.js';
import { type StcaResult } from '../../domain/stca/result.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { orRefused, Problem } from '../../platform/http/problem.js';
import { validateFacts } from './facts.validator.js';
import { NoticeStore } from './notice.store.js';

/** What the engine answers over HTTP. It stores nothing. */
@Injectable()
export class StcaService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: NoticeStore,
    private readonly clock: Clock,
  ) {}

  /** The whole result for facts, under the notices there are; a problem with every fault by pointer when they cannot be checked. */
  async check(actor: Actor, facts: unknown): Promise<StcaResult> {
    const validated = validateFacts(facts);
    if (!validated.ok) {
      const faults = validated.errors.map((fault) => ({ ...fault, pointer: `#${fault.pointer}` }));
      throw new Problem('invalid-request', { faults });
    }
    const notices = await this.unitOfWork.read(actor, (tx) => this.notices.forLook(tx));
    return assessChecked(validated.facts, { notices });
  }

  /** The provisions in force on a day, today unless told, and what is enacted and waits. */
  law(on: string | undefined): LawOfDay {
    return orRefused(lawOn(on ?? utcDay(this.clock.now())));
  }
}
