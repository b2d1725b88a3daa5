import { type RowFault } from '../../../domain/referral/batch.js';
import { BrokenRow } from '../../../domain/referral/broken-row.js';
import { pointerStep } from '../../../platform/http/json-pointer.js';
import { type CsvHeader } from './csv-header.js';
import { unescapeFormula } from './formula-cells.js';
import { type Column } from './row-columns.js';

type Container = Record<string, unknown> | unknown[];
type Place = Record<string | number, unknown>;
type Steps = Column['steps'];

/** How spreadsheets write true and false, in English and in French. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['vrai', true],
  ['faux', false],
]);

/**
 * The referral that the cells of a row describe. An empty cell is an absent value; one that cannot be of its column's type
 * stays as it is, so that the contract tells the fault at its place. A row with faults of its own form is a
 * {@link BrokenRow}: more cells than the header, an entry of a list left out, a list both empty and filled.
 */
export function rowOfCells(header: CsvHeader, cells: readonly string[]): unknown {
  const read = header.ofOurs ? cells.map(unescapeFormula) : cells;
  const filled = read.findLastIndex((cell) => cell !== '') + 1;
  if (filled > header.width) {
    const fault = { pointer: '', code: 'too-many-cells', params: { count: filled, limit: header.width } };
    return new BrokenRow([fault], header.beginsWithReference ? { externalReference: read[0] } : {});
  }
  const row = new RowBuilder();
  for (const { at, column } of header.columns) {
    const cell = read[at] ?? '';
    if (cell !== '') row.put(column, cell);
  }
  return row.finish();
}

class RowBuilder {
  readonly #root: Record<string, unknown> = {};
  readonly #faults: RowFault[] = [];
  readonly #lists: { readonly steps: Steps; readonly length: number; readonly list: unknown[] }[] = [];
  readonly #declaredEmpty = new Set<unknown>();

  put({ steps, pointer, kind }: Column, cell: string): void {
    if (cell.includes('\0')) {
      this.#faults.push({ pointer, code: 'invalid-text' });
      return;
    }
    let place: Container = this.#root;
    const last = steps.length - 1;
    for (let depth = 0; depth < last; depth++) {
      const next = this.#enter(place, steps, depth);
      if (next === undefined) return;
      place = next;
    }
    (place as Place)[steps[last] ?? ''] = kind === 'text' ? cell : this.#valueOf(kind, cell);
  }

  finish(): unknown {
    for (const { steps, length, list } of this.#lists) {
      for (let i = 0; i < list.length; i++) {
        if (i in list) continue;
        list[i] = null;
        this.#faults.push({ pointer: `${pointerOf(steps, length)}/${i}`, code: 'entry-left-out' });
      }
    }
    return this.#faults.length === 0 ? this.#root : new BrokenRow(this.#faults, { readable: this.#root });
  }

  /** The list or record at a step of a path, made where there is none yet; undefined where it was said to be empty. */
  #enter(place: Container, steps: Steps, depth: number): Container | undefined {
    const step = steps[depth] ?? '';
    const known = (place as Place)[step];
    if (known === undefined) {
      const made: Container = typeof steps[depth + 1] === 'number' ? [] : {};
      (place as Place)[step] = made;
      if (Array.isArray(made)) this.#lists.push({ steps, length: depth + 1, list: made });
      return made;
    }
    if (typeof known === 'object' && known !== null && !this.#declaredEmpty.has(known))
      return known as Container;
    const pointer = pointerOf(steps, depth + 1);
    if (!this.#faults.some((fault) => fault.pointer === pointer))
      this.#faults.push({ pointer, code: 'empty-and-filled' });
    return undefined;
  }

  #valueOf(kind: Exclude<Column['kind'], 'text'>, cell: string): unknown {
    const word = cell.trim().toLowerCase();
    if (kind === 'boolean') return BOOLEANS.get(word) ?? cell;
    if (word !== (kind === 'list' ? '[]' : '{}')) return cell;
    const empty = kind === 'list' ? [] : {};
    this.#declaredEmpty.add(empty);
    return empty;
  }
}

function pointerOf(steps: Steps, length: number): string {
  return steps
    .slice(0, length)
    .map((step) => `/${pointerStep(step)}`)
    .join('');
}
