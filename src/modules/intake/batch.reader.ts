import { MAX_ROWS } from '../../domain/referral/batch.js';
import { type Fault, Problem } from '../../platform/http/problem.js';
import { pointerFragment, pointerStep } from '../../platform/http/json-pointer.js';
import { parseStrictJson } from '../../platform/http/strict-json.js';
import { withoutOwnErrors } from './formats/own-errors.js';

const MAX_ENVELOPE_FAULTS = 100;

/**
 * The rows of a batch: `{ "referrals": [...] }`, 1 to 10,000 of them, none checked yet; the errors of a correction file are
 * taken off. Problems: malformed-json with the
 * byte at which it breaks off; invalid-request with every fault of the envelope; too-many-rows.
 */
export function readReferrals(bytes: Buffer): readonly unknown[] {
  const parsed = parseStrictJson(bytes);
  if (!parsed.ok) {
    if ('malformed' in parsed)
      throw new Problem('malformed-json', { params: { position: parsed.malformed } });
    throw new Problem('invalid-request', { faults: parsed.faults });
  }
  const { value } = parsed;
  if (!isRecord(value)) throw invalid([{ pointer: '#', code: 'wrong-type', params: { expected: 'object' } }]);
  const faults: Fault[] = Object.keys(value)
    .filter((name) => name !== 'referrals')
    .slice(0, MAX_ENVELOPE_FAULTS)
    .map((name) => ({ pointer: pointerFragment(`/${pointerStep(name)}`), code: 'unknown-property' }));
  const { referrals } = value as { readonly referrals?: unknown };
  const at = '#/referrals';
  if (referrals === undefined) faults.push({ pointer: at, code: 'required' });
  else if (!Array.isArray(referrals))
    faults.push({ pointer: at, code: 'wrong-type', params: { expected: 'array' } });
  else if (referrals.length === 0) faults.push({ pointer: at, code: 'too-few', params: { limit: 1 } });
  if (faults.length > 0) throw invalid(faults);
  const rows = referrals as readonly unknown[];
  if (rows.length > MAX_ROWS) throw new Problem('too-many-rows', { params: { limit: MAX_ROWS } });
  return rows.map(withoutOwnErrors);
}

function invalid(faults: readonly Fault[]): Problem {
  return new Problem('invalid-request', { faults });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
