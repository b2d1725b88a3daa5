import { Injectable } from '@nestjs/common';
import { type EventDraft } from '../../../domain/audit/event.js';
import { type RedactionBasis, redactionEvent } from '../../../domain/audit/redaction.js';
import { type WriteTx } from '../../../platform/database/tx.js';
import { RedactionStore } from './redaction.store.js';

/** The words in what the events of a file disclose. They go with its content: they can be about the same people. */
@Injectable()
export class FileWords {
  constructor(private readonly redactions: RedactionStore) {}

  /** Takes them out, and gives the events that say so, one for each event they were taken out of; the caller appends them. */
  async redact(
    tx: WriteTx,
    fileNumber: string,
    { basis, reason }: { readonly basis: RedactionBasis; readonly reason: string },
  ): Promise<readonly EventDraft[]> {
    const found = await this.redactions.findWordsOfFile(tx, fileNumber);
    for (const { event, digests } of found) await this.redactions.delete(tx, event, digests);
    return found.map((one) => redactionEvent({ ...one, basis }, reason));
  }
}
