import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compareProfiles } from '../domain/matching/compare.js';
import { keysOfProfile, sharedKinds } from '../domain/matching/keys.js';
import { type MatchPerson } from '../domain/matching/person.js';
import { profileOf } from '../domain/matching/profile.js';
import { compileSchema } from '../platform/json/compile-schema.js';
import { answerLines, failure, NOT_JSON, valueOf, type Answer, type Streams } from './json-lines.js';
import { MATCH_LINE_SCHEMA } from './match-line.schema.js';

/** A pair of people as a line gives it: a field that is null is not known, as one that is absent. */
interface MatchLine {
  readonly id: string;
  readonly a: PersonOfLine;
  readonly b: PersonOfLine;
}

type PersonOfLine = { readonly [Field in keyof MatchPerson]: MatchPerson[Field] | null };

const USAGE =
  'Give one file of pairs of people as JSON lines, or - for the standard input: npm run --silent match -- FILE|-';

const faultsOfShape = compileSchema(MATCH_LINE_SCHEMA);

/**
 * Pairs of people as JSON lines in, comparisons as JSON lines out, in the same order and one for one: `FILE` or `-`. A line
 * that is not valid gives `{ id?, error }`. Sets the exit code: 0 when every line was valid, 1 when one was not, 2 when
 * there was nothing to read.
 */
export async function main(argv: readonly string[], streams: Streams = process): Promise<void> {
  await answerLines({ usage: USAGE, answerLine }, argv, streams);
}

/** The line of output for one line of input. */
export function answerLine(line: string | null): Answer {
  const parsed = valueOf(line);
  if (parsed === undefined) return NOT_JSON;
  const faults = faultsOfShape(parsed.value);
  if (faults.length > 0) return failure(parsed.value, 'id', { code: 'invalid-pair', faults });
  const { id, a, b } = parsed.value as MatchLine;
  const [one, other] = [profileOf(personOf(a)), profileOf(personOf(b))];
  const { score, outcome, terms } = compareProfiles(one, other);
  const sharedKeys = sharedKinds(keysOfProfile(one), keysOfProfile(other));
  return { ok: true, json: JSON.stringify({ id, score, outcome, sharedKeys, terms }) };
}

function personOf(person: PersonOfLine): MatchPerson {
  return Object.fromEntries(Object.entries(person).filter(([, value]) => value !== null));
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2));
}
