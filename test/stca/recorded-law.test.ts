import { isRefusal } from '../../src/domain/refusal.js';
import { STCA_FAULT_SENTENCES } from '../../src/domain/stca/fault-sentences.js';
import { lawOn, rulebookDescription } from '../../src/domain/stca/law-list.js';
import { type Notice } from '../../src/domain/stca/notices.js';
import { differences, readLines, RENEWING, writeLines } from './support/recorded.js';

const FILE = new URL('./recorded-law.jsonl', import.meta.url);

/** Each day on which law begins to be known or to touch claims, and its eve. */
const DAYS = [
  '2015-02-20',
  '2019-04-07',
  '2019-04-08',
  '2019-06-20',
  '2019-06-21',
  '2023-03-24',
  '2023-03-25',
  '2025-06-02',
  '2025-06-03',
  '2026-03-25',
  '2026-03-26',
  '2026-11-20',
];
const NOTICE: Notice = { id: 'n1', kind: 'suspension', gazette: 'G', publicizedOn: '2026-11-01' };

/** One line for each provision the engine knows, one for the law of each day, and one for each sentence of a fault. */
function lawLines(): unknown[] {
  const entries = new Map<string, unknown>();
  const days = DAYS.map((on) => {
    const law = lawOn(on);
    if (isRefusal(law)) throw new Error(law.code);
    for (const entry of law.provisions) entries.set(entry.id, entry);
    return { ...law, provisions: law.provisions.map(({ id }) => id) };
  });
  return [
    ...entries.values(),
    ...days,
    ...DAYS.map((day) => ({ rulebookOf: day, ...rulebookIds('2026-11-20', day) })),
    ...DAYS.map((day) => ({ rulebookKnownOn: day, ...rulebookIds(day, '2026-11-20') })),
    rulebookDescription('2026-11-20', '2026-11-20', [NOTICE]),
    ...Object.entries(STCA_FAULT_SENTENCES).map(([fault, sentence]) => ({ fault, ...sentence })),
  ];
}

function rulebookIds(assessedOn: string, claimMadeOn: string): object {
  const { provisions, ...rest } = rulebookDescription(assessedOn, claimMadeOn);
  return { ...rest, provisions: provisions.map(({ id }) => id) };
}

if (RENEWING) writeLines(FILE, lawLines());

/** The law of a past day, and the rulebook that a past check is hashed with, never change. */
describe('the law as it was recorded', () => {
  it('is the law as it is listed', () => {
    expect(differences(readLines(FILE), JSON.parse(JSON.stringify(lawLines())))).toEqual([]);
  });
});
