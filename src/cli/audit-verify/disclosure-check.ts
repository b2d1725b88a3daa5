import { type ReadLeaf } from '../../domain/audit/leaf-grammar.js';
import { REDACTED, REDACTION } from '../../domain/audit/redaction.js';
import { sha256 } from '../../platform/crypto/hashing.js';
import { Tampered } from './tampered.js';

interface Line {
  readonly eventId: string;
  readonly disclosure: string;
}

/** What a redaction says it took out: the event, and the digests. */
interface Redaction {
  readonly event: string;
  readonly digests: readonly string[];
}

/**
 * Holds disclosures against the digests in the leaves: each must be one of them, and each digest must have its disclosure or a later
 * redaction that names it. The lines come in the order of the leaves, so that no more is kept than what is missing.
 */
export class DisclosureCheck {
  readonly #missing = new Map<string, { readonly index: number; readonly digests: Set<string> }>();
  readonly #lines: AsyncIterator<string>;
  #next: Line | null | undefined;
  #checked = 0;

  constructor(lines: AsyncIterable<string>) {
    this.#lines = lines[Symbol.asyncIterator]();
  }

  /** Disclosures that were held against their digest. */
  get checked(): number {
    return this.#checked;
  }

  /** Digests whose disclosure was taken out and that a redaction covers, or may still. */
  get missing(): number {
    return [...this.#missing.values()].reduce((sum, { digests }) => sum + digests.size, 0);
  }

  /** Takes the next leaf. Throws {@link Tampered} for a disclosure that is not its own. */
  async take(leaf: ReadLeaf, index: number): Promise<void> {
    if (leaf.digests.length === 0) return;
    const open = new Set(leaf.digests);
    if (open.size < leaf.digests.length) throw new Tampered('it names one digest twice', index);
    const redactions: Redaction[] = [];
    for (let line = await this.#peek(); line?.eventId === leaf.eventId; line = await this.#peek()) {
      const digest = sha256(line.disclosure).toString('base64url');
      if (!open.delete(digest)) throw new Tampered('a disclosure is not what was sealed into it', index);
      if (leaf.action === REDACTION) redactions.push(...redactionOf(line.disclosure));
      this.#checked += 1;
      this.#next = undefined;
    }
    if (leaf.after !== undefined && open.has(leaf.after.commit))
      throw new Tampered('the state that it discloses is missing, and a state is never taken out', index);
    if (open.size > 0) this.#missing.set(leaf.eventId, { index, digests: open });
    for (const one of redactions) this.#cover(one);
  }

  /** Looks at what is left. Throws {@link Tampered} for a disclosure of no event, or one that is missing without a redaction. */
  async finish(): Promise<void> {
    const stray = await this.#peek();
    if (stray !== null)
      throw new Tampered('disclosures.ndjson has a disclosure that belongs to no entry, or out of order');
    for (const { index } of this.#missing.values()) {
      throw new Tampered('a disclosure is missing, and no redaction says why', index);
    }
  }

  #cover({ event, digests }: Redaction): void {
    const missing = this.#missing.get(event);
    if (missing === undefined) return;
    for (const digest of digests) missing.digests.delete(digest);
    if (missing.digests.size === 0) this.#missing.delete(event);
  }

  async #peek(): Promise<Line | null> {
    if (this.#next === undefined) {
      const { value, done } = await this.#lines.next();
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

/** What the disclosure of a redaction says it took out. */
function redactionOf(disclosure: string): Redaction[] {
  const [, name, value] = JSON.parse(Buffer.from(disclosure, 'base64url').toString('utf8')) as unknown[];
  if (name !== REDACTED) return [];
  const { event, digests } = value as Partial<Redaction>;
  return typeof event === 'string' && Array.isArray(digests) ? [{ event, digests }] : [];
}
