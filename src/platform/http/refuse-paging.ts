import { type PageQuery } from './page.query.js';
import { type Fault, Problem } from './problem.js';

/** Refuses a cursor and a number of items for an answer that is a stream: it has everything. Problem: invalid-request. */
export function refusePaging({ limit, cursor }: PageQuery): void {
  const faults: Fault[] = Object.entries({ limit, cursor })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => ({ pointer: `?${name}`, code: 'not-in-stream' }));
  if (faults.length > 0) throw new Problem('invalid-request', { faults });
}
