import { hash } from 'node:crypto';
import { type ReadLeaf } from '../../domain/audit/leaf-grammar.js';
import { REDACTED, REDACTION, type Redaction } from '../../domain/audit/redaction.js';
import { openDisclosure } from '../../platform/crypto/disclosure.js';
import { Tampered } from './tampered.js';

interface Line {
  readonly eventId: string;
  readonly disclosure: string;
}

const NONE: readonly string[] = [];

/**
 * Holds disclosures against the digests in the leaves: each must be one of them, and each digest must have its disclosure or a later
 * redaction that names it. The lines come in the order of the leaves, so that no more is kept than what is missing.
 */
export class DisclosureCheck {
  readonly #missing = new Map<string, { readonly index: number; readonly digests: readonly string[] }>();
  readonly #lines: Iterator<string>;
  #next: Line | null | undefined;
  #checked = 0;

  constructor(lines: Iterable<string>) {
    this.#lines = lines[Symbol.iterator]();
  }

  /** Disclosures that were held against their digest. */
  get checked(): number {
    return this.#checked;
  }

  /** Digests whose disclosure was taken out and that a redaction covers, or may still. */
  get missing(): number {
    return [...this.#missing.values()].reduce((sum, { digests }) => sum + digests.length, 0);
  }

  /** Takes the next leaf. Throws {@link Tampered} for a disclosure that is not its own. */
  take(leaf: ReadLeaf, index: number): void {
    let open = leaf.digests;
    if (open.length > 1 && new Set(open).size < open.length)
      throw new Tampered('it names one digest twice', index);
    for (let line = this.#peek(); line?.eventId === leaf.eventId; line = this.#peek()) {
      const digest = hash('sha256', line.disclosure, 'base64url');
      if (!open.includes(digest)) throw new Tampered('a disclosure is not what was sealed into it', index);
      open = open.length === 1 ? NONE : open.filter((one) => one !== digest);
      if (leaf.action === REDACTION) this.#redact(line.disclosure);
      this.#checked += 1;
      this.#next = undefined;
    }
    if (open.length === 0) return;
    if (leaf.after !== undefined && open.includes(leaf.after.commit))
      throw new Tampered('the state that it discloses is missing, and a state is never taken out', index);
    this.#missing.set(leaf.eventId, { index, digests: open });
  }

  /** Looks at what is left. Throws {@link Tampered} for a disclosure of no event, or one that is missing without a redaction. */
  finish(): void {
    const stray = this.#peek();
    if (stray !== null)
      throw new Tampered('disclosures.ndjson has a disclosure that belongs to no entry, or out of order');
    for (const { index } of this.#missing.values()) {
      throw new Tampered('a disclosure is missing, and no redaction says why', index);
    }
  }

  /** Covers what a redaction says it took out. It comes after what it covers, so that it is missing already. */
  #redact(disclosure: string): void {
    const redaction = redactionOf(disclosure);
    const missing = redaction === null ? undefined : this.#missing.get(redaction.event);
    if (redaction === null || missing === undefined) return;
    const left = missing.digests.filter((digest) => !redaction.digests.includes(digest));
    if (left.length === 0) this.#missing.delete(redaction.event);
    else this.#missing.set(redaction.event, { index: missing.index, digests: left });
  }

  #peek(): Line | null {
    if (this.#next === undefined) {
      const { value, done } = this.#lines.next();
      this.#next = done === true ? null : lineOf(value);
    }
    return this.#next;
  }
}

function lineOf(text: string): Line {
  try {
    const { eventId, disclosure } = JSON.parse(text) as Partial<Line>;
    if (typeof eventId === 'string' && typeof disclosure === 'string') return { eventId, disclosure };
  } catch {
    // Told below.
  }
  throw new Tampered('disclosures.ndjson has a line that is no disclosure');
}

/** What the disclosure of a redaction says it took out; null for another disclosure of it. */
function redactionOf(disclosure: string): Pick<Redaction, 'event' | 'digests'> | null {
  const [name, value] = openDisclosure(disclosure);
  if (name !== REDACTED) return null;
  const { event, digests } = value as Partial<Redaction>;
  return typeof event === 'string' && Array.isArray(digests) ? { event, digests } : null;
}
