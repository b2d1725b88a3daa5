import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { type WriteTx } from './tx.js';

/** What was appended for a draft: told to the caller as a receipt. */
export interface AppendedEvent {
  readonly eventId: string;
  readonly leafHash: string;
  readonly time: string;
}

/** Where the unit of work puts events. The audit room fills it; the platform knows only the door. */
export abstract class EventSink {
  /** Appends the events of one transaction in order, inside it. */
  abstract append(
    tx: WriteTx,
    actor: Actor,
    drafts: readonly EventDraft[],
  ): Promise<readonly AppendedEvent[]>;
}
