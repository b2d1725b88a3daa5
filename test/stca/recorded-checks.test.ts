import { assessChecked } from '../../src/domain/stca/assess.js';
import { checkFacts } from '../../src/domain/stca/check-facts.js';
import { chosenChecks } from './support/choose-checks.js';
import {
  differences,
  inPieces,
  readLines,
  type RecordedCheck,
  RENEWING,
  together,
  writeLines,
} from './support/recorded.js';

const CHECKS = new URL('./recorded-checks.jsonl', import.meta.url);
const PIECES = new URL('./recorded-pieces.jsonl', import.meta.url);
/** So many lines are enough to show what the engine can say, and few enough to be read through. */
const LIMIT = 92;

if (RENEWING) {
  const pieces = new Map<string, number>();
  const checks = chosenChecks(readLines(CHECKS) as RecordedCheck[], LIMIT).map(({ facts, notices }) => ({
    facts,
    ...(notices === undefined ? {} : { notices }),
    result: inPieces(assessChecked(facts, { notices: notices ?? [] }), pieces),
  }));
  writeLines(CHECKS, checks);
  writeLines(
    PIECES,
    [...pieces.keys()].map((one) => JSON.parse(one) as unknown),
  );
}

const pieces = readLines(PIECES);
const checks = readLines(CHECKS) as RecordedCheck[];

/**
 * A decision rests on what the engine answered on its day, so a check must replay for years, byte for byte. These are
 * checks as they were once answered, chosen so that they show every sentence, reason and change they can.
 */
describe('a check replayed from its recorded facts gives the same bytes', () => {
  it('of many checks, whose facts can be', () => {
    expect(checks.length).toBeGreaterThan(80);
    expect(checks.flatMap(({ facts }) => checkFacts(facts))).toEqual([]);
  });

  it.each(checks.map((check, index) => [index + 1, check] as const))(
    'line %i',
    (_line, { facts, notices, result }) => {
      const now = assessChecked(facts, notices === undefined ? {} : { notices });
      expect(differences(together(result, pieces), JSON.parse(JSON.stringify(now)))).toEqual([]);
    },
  );
});
