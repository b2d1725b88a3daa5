import { randomBytes, randomUUID } from 'node:crypto';
import { canonicalJson } from '../../src/platform/crypto/canonical-json.js';

/** An event's id and bytes as they are stored: by nobody but the service itself, and of one subject. `more` adds to the leaf. */
export function writtenEvent(
  subject: { readonly type: string; readonly id: string },
  more: Readonly<Record<string, unknown>> = {},
): [string, Buffer] {
  const eventId = randomUUID();
  const leaf = {
    v: 1,
    log: 'test',
    eventId,
    nonce: randomBytes(16).toString('base64url'),
    time: '2026-11-22T10:00:00.000Z',
    action: 'test.change',
    actor: { id: 'system', role: 'system', via: 'system' },
    subject,
    outcome: 'allowed',
    requestId: 'test',
    sd: [],
    ...more,
  };
  return [eventId, canonicalJson(leaf)];
}

/** What an event of a change has, and one of a read has not. */
export const CHANGE = { after: { version: 1, commit: 'c1' } };

/** Stores an event. */
export const INSERT_EVENT = 'INSERT INTO audit_events (event_id, canonical) VALUES ($1, $2)';
