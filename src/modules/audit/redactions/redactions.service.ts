import { Injectable } from '@nestjs/common';
import { type Actor } from '../../../domain/access.js';
import { chooseRedacted, redactionEvent } from '../../../domain/audit/redaction.js';
import { refuse } from '../../../domain/refusal.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { orRefused, Problem } from '../../../platform/http/problem.js';
import { type RedactDto, type RedactionDto } from './redaction.dto.js';
import { RedactionStore } from './redaction.store.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Taking disclosures out of the log. The leaves stay as they are, so every proof of them holds. */
@Injectable()
export class RedactionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly redactions: RedactionStore,
  ) {}

  /**
   * Takes disclosures out of an event for good, and says so in an event that names it and their digests. Problem: not-found;
   * refusals: nothing-to-redact, redaction-not-possible.
   */
  async redact(actor: Actor, eventId: string, input: RedactDto): Promise<RedactionDto> {
    if (!UUID.test(eventId)) throw new Problem('not-found');
    return this.unitOfWork.run(actor, async (tx) => {
      const kept = await this.redactions.findKept(tx, eventId);
      if (kept === undefined) throw new Problem('not-found');
      const digests = orRefused(chooseRedacted(kept, input.digests));
      const deleted = await this.redactions.delete(tx, eventId, digests);
      if (deleted !== digests.length) orRefused(refuse('nothing-to-redact'));
      const { basis, reason } = input;
      return {
        result: { eventId, digests, basis },
        events: [redactionEvent({ event: eventId, digests, basis }, reason)],
      };
    });
  }
}
