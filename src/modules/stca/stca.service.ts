import { Injectable } from '@nestjs/common';
import { utcDay } from '../../domain/calendar-day.js';
import { assessChecked } from '../../domain/stca/assess.js';
import { type LawOfDay, lawOn } from '../../domain/stca/law-list.js';
import { type StcaResult } from '../../domain/stca/result.js';
import { Clock } from '../../platform/clock.js';
import { orRefused, Problem } from '../../platform/http/problem.js';
import { validateFacts } from './facts.validator.js';

/** What the engine answers over HTTP. It stores nothing. */
@Injectable()
export class StcaService {
  constructor(private readonly clock: Clock) {}

  /** The whole result for facts; a problem with every fault by pointer when they cannot be checked. */
  check(facts: unknown): StcaResult {
    const validated = validateFacts(facts);
    if (!validated.ok) {
      const faults = validated.errors.map((fault) => ({ ...fault, pointer: `#${fault.pointer}` }));
      throw new Problem('invalid-request', { faults });
    }
    return assessChecked(validated.facts);
  }

  /** The provisions in force on a day, today unless told, and what is enacted and waits. */
  law(on: string | undefined): LawOfDay {
    return orRefused(lawOn(on ?? utcDay(this.clock.now())));
  }
}
