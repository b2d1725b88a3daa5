import { MAX_ROWS, type RowFault } from '../../../domain/referral/batch.js';
import { BrokenRow } from '../../../domain/referral/broken-row.js';
import { pointerOfFragment } from '../../../platform/http/json-pointer.js';
import { glanceAtJson } from '../../../platform/http/json-structure.js';
import { Problem } from '../../../platform/http/problem.js';
import { MAX_VALUES, parseStrictJson } from '../../../platform/http/strict-json.js';
import { Turns } from '../../../platform/turns.js';
import { MAX_ROW_BYTES, type ReadRows, ROW_TOO_LARGE } from './batch-format.js';
import { linesOf } from './lines.js';
import { withoutOwnErrors } from './own-errors.js';

/**
 * Reads a referral from each line as it comes, as strictly as whole JSON; empty lines are skipped. A line that is not JSON
 * is that row's fault, with the byte of the line: the lines beside it are whole, whatever it holds. With `keep`, lines
 * that cannot be read are kept for the correction file. Problems: too-many-rows, invalid-request when there is no row.
 */
export async function readNdjson(chunks: AsyncIterable<Buffer>, keep: boolean): Promise<ReadRows> {
  const values: unknown[] = [];
  const numbers: number[] = [];
  const unreadable = new Map<number, string>();
  const turns = new Turns();
  let held = 0;
  for await (const { number, bytes } of linesOf(chunks, MAX_ROW_BYTES)) {
    await turns.yield();
    if (values.length === MAX_ROWS) throw new Problem('too-many-rows', { params: { limit: MAX_ROWS } });
    const value = bytes === null ? ROW_TOO_LARGE : readLine(bytes);
    held += bytes === null ? 0 : glanceAtJson(bytes).values;
    if (held > MAX_VALUES) throw invalid({ pointer: '#', code: 'too-many', params: { limit: MAX_VALUES } });
    if (keep && bytes !== null && value instanceof BrokenRow)
      unreadable.set(values.length, bytes.toString('utf8'));
    values.push(value);
    numbers.push(number);
  }
  if (values.length === 0) throw invalid({ pointer: '#/referrals', code: 'too-few', params: { limit: 1 } });
  return { values, numbers, ...(keep ? { sent: { format: 'ndjson', unreadable } } : {}) };
}

function readLine(bytes: Buffer): unknown {
  const parsed = parseStrictJson(bytes);
  if (parsed.ok) return withoutOwnErrors(parsed.value);
  if ('malformed' in parsed)
    return new BrokenRow([{ pointer: '', code: 'malformed-row', params: { position: parsed.malformed } }]);
  return new BrokenRow(
    parsed.faults.map((fault): RowFault => ({ ...fault, pointer: pointerOfFragment(fault.pointer) })),
  );
}

function invalid(fault: RowFault): Problem {
  return new Problem('invalid-request', { faults: [fault] });
}
