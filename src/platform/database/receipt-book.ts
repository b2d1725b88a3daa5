import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type AppendedEvent } from './event-sink.js';

/** What each request left in the audit log, for as long as the request is known. An actor is made anew for every request. */
@Injectable()
export class ReceiptBook {
  readonly #events = new WeakMap<Actor, AppendedEvent>();

  /** Notes the event of work that is committed. The first of its events is the one the work is about. */
  note(actor: Actor, [event]: readonly AppendedEvent[]): void {
    if (event !== undefined) this.#events.set(actor, event);
  }

  /** The event that a request left last; undefined when it left none. */
  of(actor: Actor): AppendedEvent | undefined {
    return this.#events.get(actor);
  }
}
