import { hash } from 'node:crypto';
import { type ReadLeaf } from '../../domain/audit/leaf-grammar.js';
import { REDACTED, REDACTION, type Redaction } from '../../domain/audit/redaction.js';
import { openDisclosure } from '../../platform/crypto/disclosure.js';
import { ownText } from './own-text.js';
import { Tampered } from './tampered.js';

interface Line {
  readonly eventId: string;
  readonly disclosure: string;
}

const NONE: readonly string[] = [];

/** A line as an export writes it. One way only, so that nobody reads another name or event in it. */
const LINE = /^\{"eventId" ?: ?"([0-9a-f-]{36})", ?"disclosure" ?: ?"([A-Za-z0-9_-]+)"\}$/;

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
    let says = false;
    if (open.length > 1 && new Set(open).size < open.length)
      throw new Tampered('it names one digest twice', index);
    for (let line = this.#peek(); line?.eventId === leaf.eventId; line = this.#peek()) {
      const digest = hash('sha256', line.disclosure, 'base64url');
      if (!open.includes(digest)) throw new Tampered('a disclosure is not what was sealed into it', index);
      open = open.length === 1 ? NONE : open.filter((one) => one !== digest);
      if (leaf.action === REDACTION && this.#redact(line.disclosure, leaf, index)) says = true;
      this.#checked += 1;
      this.#next = undefined;
    }
    if (leaf.action === REDACTION && !says)
      throw new Tampered('it is a redaction and does not say what it took out', index);
    if (open.length === 0) return;
    if (leaf.after !== undefined && open.includes(leaf.after.commit))
      throw new Tampered('the state that it discloses is missing, and a state is never taken out', index);
    this.#missing.set(ownText(leaf.eventId), { index, digests: open.map(ownText) });
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

  /**
   * Covers what a redaction says it took out; false for another disclosure of it. It comes after what it covers, so that it is missing
   * already.
   */
  #redact(disclosure: string, { subjectId }: ReadLeaf, index: number): boolean {
    const redaction = redactionOf(disclosure, index);
    if (redaction === null) return false;
    const { event, digests } = redaction;
    if (event !== subjectId) throw new Tampered('it names another event than the one it is about', index);
    const missing = this.#missing.get(event);
    const left = missing?.digests.filter((digest) => !digests.includes(digest)) ?? NONE;
    if (missing === undefined || missing.digests.length - left.length !== new Set(digests).size)
      throw new Tampered('it says that it took out what is still there, or never was', index);
    if (left.length === 0) this.#missing.delete(event);
    else this.#missing.set(event, { index: missing.index, digests: left });
    return true;
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
  const [, eventId, disclosure] = LINE.exec(text) ?? [];
  if (eventId === undefined || disclosure === undefined)
    throw new Tampered('disclosures.ndjson has a line that is no disclosure');
  return { eventId, disclosure };
}

/** What the disclosure of a redaction says it took out; null for another disclosure of it. */
function redactionOf(disclosure: string, index: number): Pick<Redaction, 'event' | 'digests'> | null {
  try {
    const [name, value] = openDisclosure(disclosure);
    if (name !== REDACTED) return null;
    const { event, digests } = value as Partial<Redaction>;
    if (typeof event === 'string' && Array.isArray(digests)) return { event, digests };
  } catch {
    // Told below.
  }
  throw new Tampered('it is a redaction and does not say what it took out', index);
}
