import { type Actor } from '../access.js';

/** What an event is about. A file is named by its file number, which is a pseudonym. */
export interface Subject {
  readonly type:
    | 'file'
    | 'files'
    | 'referrals'
    | 'batch'
    | 'partner'
    | 'api-key'
    | 'staff'
    | 'law-notice'
    | 'recheck'
    | 'key'
    | 'key-rotation'
    | 'route'
    | 'duplicate'
    | 'file-note'
    | 'glass-break'
    | 'interpreter'
    | 'interviews'
    | 'matching'
    | 'decision-log'
    | 'audit-log'
    | 'event';
  readonly id: string;
}

/** A version of a subject: `commit` is the digest of the salted disclosure of its state. */
export interface VersionMark {
  readonly version: number;
  readonly commit: string;
}

/** A value told only to those with the right to it; the leaf holds its salted digest. */
export interface Disclosure {
  readonly name: string;
  readonly value: unknown;
}

/**
 * What a piece of work says it did, before it is sealed into a leaf. `change` is there when rows changed: the version
 * reached and the state at it, in codes only. Never free text or personal data in `action` or `subject`.
 */
export interface EventDraft {
  readonly action: string;
  readonly subject: Subject;
  readonly outcome?: 'allowed' | 'denied' | 'failed';
  readonly change?: { readonly version: number; readonly state: Readonly<Record<string, unknown>> };
  readonly disclosures?: readonly Disclosure[];
}

/** At least one: work without an event does not compile. */
export type EventDrafts = readonly [EventDraft, ...EventDraft[]];

/** Everything that goes into the canonical bytes of a leaf: strings and small integers only. */
export interface Leaf {
  readonly v: 1;
  readonly log: string;
  readonly eventId: string;
  readonly nonce: string;
  readonly time: string;
  readonly action: string;
  readonly actor: { readonly id: string; readonly role: string; readonly via: string };
  readonly onBehalfOf?: string;
  readonly subject: Subject;
  readonly fileSeq?: number;
  readonly prev?: string;
  readonly before?: VersionMark;
  readonly after?: VersionMark;
  readonly outcome: 'allowed' | 'denied' | 'failed';
  readonly requestId: string;
  readonly sd: readonly string[];
}

/** What must be known beside the draft to make its leaf. `previous` is the chained event before it, if any. */
export interface LeafContext {
  readonly log: string;
  readonly eventId: string;
  readonly nonce: string;
  readonly time: string;
  readonly actor: Actor;
  readonly digests: readonly string[];
  readonly stateCommit?: string;
  readonly previous?: { readonly leafHash: string; readonly commit: string };
}

/** True for events that are chained: the state changes of one file. Reads are not, so a read takes no row lock. */
export function isChained(draft: EventDraft): boolean {
  return draft.subject.type === 'file' && draft.change !== undefined;
}

/** The leaf of a draft. A chained event counts `fileSeq` up with the file's version and names the leaf before it. */
export function leafOf(draft: EventDraft, context: LeafContext): Leaf {
  const { actor, previous } = context;
  const change = draft.change;
  return {
    v: 1,
    log: context.log,
    eventId: context.eventId,
    nonce: context.nonce,
    time: context.time,
    action: draft.action,
    actor: { id: actor.id, role: actor.role, via: actor.via },
    ...(actor.partnerId === undefined ? {} : { onBehalfOf: actor.partnerId }),
    subject: draft.subject,
    ...(change !== undefined && draft.subject.type === 'file' ? { fileSeq: change.version } : {}),
    ...(previous === undefined ? {} : { prev: previous.leafHash }),
    ...(previous === undefined || change === undefined
      ? {}
      : { before: { version: change.version - 1, commit: previous.commit } }),
    ...(change === undefined || context.stateCommit === undefined
      ? {}
      : { after: { version: change.version, commit: context.stateCommit } }),
    outcome: draft.outcome ?? 'allowed',
    requestId: actor.requestId,
    sd: [...context.digests].sort(),
  };
}
