import { isUtf8 } from 'node:buffer';
import { MAX_ROWS } from '../../../domain/referral/batch.js';
import { JsonCursor } from '../../../platform/http/json-cursor.js';
import { MAX_POINTER, pointerFragment, pointerStep } from '../../../platform/http/json-pointer.js';
import { type Fault, Problem } from '../../../platform/http/problem.js';
import { MAX_DEPTH, MAX_VALUES, parseStrictJson } from '../../../platform/http/strict-json.js';
import { Turns } from '../../../platform/turns.js';
import { MAX_ROW_BYTES, type ReadRows, ROW_TOO_LARGE } from './batch-format.js';
import { withoutOwnErrors } from './own-errors.js';

const MAX_FAULTS = 100;
/** The object and the list around a row. */
const LEVELS_AROUND = 2;

/**
 * The rows of a batch: `{ "referrals": [...] }`, 1 to 10,000 of them, none looked into yet; one beyond
 * {@link MAX_ROW_BYTES} stands as {@link ROW_TOO_LARGE}. The errors of a correction file are taken off. Problems: malformed-json with
 * the byte at which it breaks off; invalid-request with every fault of the JSON, else with every fault of the envelope;
 * too-many-rows. Row by row, so that others have their turn while a large body is read.
 */
export async function readJson(bytes: Buffer, keep: boolean): Promise<ReadRows> {
  const values = await new JsonReader(bytes).read();
  return { values, ...(keep ? { sent: { format: 'json' } } : {}) };
}

class JsonReader {
  readonly #turns = new Turns();
  readonly #cursor: JsonCursor;
  readonly #unstrict: Fault[] = [];
  readonly #envelope: Fault[] = [];
  #values = 0;
  #rows: readonly unknown[] | undefined;

  constructor(private readonly bytes: Buffer) {
    this.#cursor = new JsonCursor(bytes, this.#turns);
  }

  async read(): Promise<readonly unknown[]> {
    if (!isUtf8(this.bytes)) this.#strictly(this.bytes, 0, '', MAX_DEPTH);
    if (await this.#cursor.takes('{')) await this.#properties();
    else await this.#notAnObject();
    if (!(await this.#cursor.isAtEnd())) throw malformedAt(this.#cursor.at);
    if (this.#unstrict.length > 0) throw invalid(this.#unstrict);
    if (this.#rows === undefined) this.#envelope.push(faultOfReferrals('required'));
    if (this.#envelope.length > 0) throw invalid(this.#envelope);
    return this.#rows ?? [];
  }

  async #notAnObject(): Promise<never> {
    const start = this.#cursor.at;
    const value = await this.#cursor.value();
    if (value.length <= MAX_ROW_BYTES) this.#strictly(value, start, '', MAX_DEPTH);
    if (!(await this.#cursor.isAtEnd())) throw malformedAt(this.#cursor.at);
    throw invalid(
      this.#unstrict.length > 0
        ? this.#unstrict
        : [{ pointer: '#', code: 'wrong-type', params: { expected: 'object' } }],
    );
  }

  async #properties(): Promise<void> {
    const names = new Set<string>();
    if (await this.#cursor.takes('}')) return;
    do {
      if (!(await this.#cursor.sees('"'))) throw malformedAt(this.#cursor.at);
      const start = this.#cursor.at;
      const name = String(this.#strictly(await this.#cursor.value(), start, '', 1));
      if (!(await this.#cursor.takes(':'))) throw malformedAt(this.#cursor.at);
      const pointer = `/${pointerStep(name)}`;
      if (names.has(name)) this.#unfit({ pointer: pointerFragment(pointer), code: 'duplicate-property' });
      names.add(name);
      await this.#property(name, pointer);
      await this.#turns.yield();
    } while (await this.#cursor.takes(','));
    if (!(await this.#cursor.takes('}'))) throw malformedAt(this.#cursor.at);
  }

  async #property(name: string, pointer: string): Promise<void> {
    if (name === 'referrals' && (await this.#cursor.takes('['))) {
      this.#rows = await this.#elements();
      if (this.#rows.length === 0) this.#envelope.push(faultOfReferrals('too-few', { limit: 1 }));
      return;
    }
    if (name === '__proto__') this.#unfit({ pointer: pointerFragment(pointer), code: 'forbidden-property' });
    await this.#cursor.isAtEnd();
    const start = this.#cursor.at;
    const value = await this.#cursor.value();
    if (value.length <= MAX_ROW_BYTES)
      this.#strictly(value, start, pointerFragment(pointer).slice(1), MAX_DEPTH - 1);
    if (name === 'referrals') {
      this.#rows = [];
      this.#envelope.push(faultOfReferrals('wrong-type', { expected: 'array' }));
    } else if (this.#envelope.length < MAX_FAULTS) {
      this.#envelope.push({ pointer: pointerFragment(pointer), code: 'unknown-property' });
    }
  }

  async #elements(): Promise<readonly unknown[]> {
    const rows: unknown[] = [];
    if (await this.#cursor.takes(']')) return rows;
    do {
      if (rows.length === MAX_ROWS) throw new Problem('too-many-rows', { params: { limit: MAX_ROWS } });
      await this.#cursor.isAtEnd();
      const start = this.#cursor.at;
      const row = await this.#cursor.value();
      rows.push(
        row.length > MAX_ROW_BYTES
          ? ROW_TOO_LARGE
          : withoutOwnErrors(
              this.#strictly(row, start, `/referrals/${rows.length}`, MAX_DEPTH - LEVELS_AROUND),
            ),
      );
      await this.#turns.yield();
    } while (await this.#cursor.takes(','));
    if (!(await this.#cursor.takes(']'))) throw malformedAt(this.#cursor.at);
    return rows;
  }

  /** Reads a value that begins at a byte of the body and stands under a pointer of it. */
  #strictly(value: Buffer, start: number, pointer: string, maxDepth: number): unknown {
    const parsed = parseStrictJson(value, maxDepth);
    if (parsed.ok) {
      this.#values += parsed.values;
      if (this.#values > MAX_VALUES)
        throw invalid([{ pointer: '#', code: 'too-many', params: { limit: MAX_VALUES } }]);
      return parsed.value;
    }
    if ('malformed' in parsed) throw malformedAt(start + parsed.malformed);
    for (const fault of parsed.faults) {
      const place = `#${pointer}${fault.pointer.slice(1)}`.slice(0, MAX_POINTER).replace(/%.?$/, '');
      this.#unfit({
        ...fault,
        pointer: place,
        ...(fault.code === 'too-deep' ? { params: { limit: MAX_DEPTH } } : {}),
      });
    }
    return undefined;
  }

  /** Notes a fault of the JSON itself; at a hundred of them nothing more is read. */
  #unfit(fault: Fault): void {
    this.#unstrict.push(fault);
    if (this.#unstrict.length >= MAX_FAULTS) throw invalid(this.#unstrict);
  }
}

function faultOfReferrals(code: string, params?: Fault['params']): Fault {
  return { pointer: '#/referrals', code, ...(params === undefined ? {} : { params }) };
}

function malformedAt(position: number): Problem {
  return new Problem('malformed-json', { params: { position } });
}

function invalid(faults: readonly Fault[]): Problem {
  return new Problem('invalid-request', { faults });
}
