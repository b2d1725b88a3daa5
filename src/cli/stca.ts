import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assessChecked } from '../domain/stca/assess.js';
import { validateFacts } from '../modules/stca/facts.validator.js';
import { answerLines, failure, NOT_JSON, valueOf, type Answer, type Streams } from './json-lines.js';

const USAGE =
  'Give one file of facts as JSON lines, or - for the standard input: npm run --silent stca -- FILE|-';

/**
 * Facts as JSON lines in, results as JSON lines out, in the same order and one for one: `FILE` or `-`. A line that is not
 * valid gives `{ caseId?, error }`. Sets the exit code: 0 when every line was valid, 1 when one was not, 2 when there was
 * nothing to read.
 */
export async function main(argv: readonly string[], streams: Streams = process): Promise<void> {
  await answerLines({ usage: USAGE, answerLine }, argv, streams);
}

/** The line of output for one line of input. */
export function answerLine(line: string | null): Answer {
  const parsed = valueOf(line);
  if (parsed === undefined) return NOT_JSON;
  const validation = validateFacts(parsed.value);
  return validation.ok
    ? { ok: true, json: JSON.stringify(assessChecked(validation.facts)) }
    : failure(parsed.value, 'caseId', { code: 'invalid-facts', faults: validation.errors });
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2));
}
