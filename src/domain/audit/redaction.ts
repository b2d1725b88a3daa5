import { type EventDraft } from './event.js';
import { refuse, type Refusal, type RefusalFault } from '../refusal.js';
import { type AuditRefusalCode } from './refusals.js';

/** What the event of a redaction is called, and the disclosure in which it says what it took out. */
export const REDACTION = 'audit.redaction';
export const REDACTED = 'redacted';

/**
 * Why a disclosure is taken out: its time is over (Privacy Act, s. 6; Privacy Regulations, s. 4(1)), the head of mission orders it in
 * an emergency, lest it leave the desk’s control (Privacy Regulations, s. 4(2)), it was corrected (Privacy Act, s. 12(2)), it should not
 * have been collected (s. 4), or a court orders it.
 */
export const REDACTION_BASES = [
  'retention-expired',
  'emergency-order',
  'correction',
  'collected-in-error',
  'court-order',
] as const;
export type RedactionBasis = (typeof REDACTION_BASES)[number];

/**
 * What stays: the state of a subject, which is codes only and by which rows are held against the log, and what earlier redactions
 * say. The database refuses the same.
 */
const STAYING: ReadonlySet<string> = new Set(['state', REDACTED]);

/** Disclosures in which somebody wrote words that can be about a person. With the content of a file those of its events go, too. */
export const WORDS = ['purpose'] as const;

/** What the event of a redaction discloses. */
export interface Redaction {
  readonly event: string;
  readonly digests: readonly string[];
  readonly basis: RedactionBasis;
}

/** The event of a redaction: what it took out, and why for whoever asks later. */
export function redactionEvent(redaction: Redaction, reason: string): EventDraft {
  return {
    action: REDACTION,
    subject: { type: 'event', id: redaction.event },
    disclosures: [
      { name: REDACTED, value: redaction },
      { name: 'reason', value: reason },
    ],
  };
}

/** A disclosure as it is kept, by its digest and name. */
export interface KeptDisclosure {
  readonly digest: string;
  readonly name: string;
}

/**
 * The digests to take out of an event, sorted: those that are asked for, or all that can be. Refused: nothing-to-redact;
 * redaction-not-possible with a fault for each digest that is not there or stays.
 */
export function chooseRedacted(
  kept: readonly KeptDisclosure[],
  asked: readonly string[] | undefined,
): readonly string[] | Refusal<AuditRefusalCode> {
  const names = new Map(kept.map(({ digest, name }) => [digest, name]));
  const possible = kept.filter(({ name }) => !STAYING.has(name)).map(({ digest }) => digest);
  if (asked === undefined) return possible.length === 0 ? refuse('nothing-to-redact') : possible.sort();
  const faults = asked.flatMap((digest, i): RefusalFault[] => {
    if (possible.includes(digest)) return [];
    const code = names.has(digest) ? 'disclosure-stays' : 'disclosure-not-there';
    return [{ pointer: `#/digests/${i}`, code }];
  });
  return faults.length === 0 ? [...new Set(asked)].sort() : { ...refuse('redaction-not-possible'), faults };
}
