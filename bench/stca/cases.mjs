import { readFileSync } from 'node:fs';

/** The worked cases that every contestant is given: `{ id, facts, expect }`, one for each line of the file. */
export function workedCases() {
  return readFileSync(new URL('../../test/stca/cases-open.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}
