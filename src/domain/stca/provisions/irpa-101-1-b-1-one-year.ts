import { type CheckContext } from '../check-context.js';
import { ABOUT } from '../fact-pointers.js';
import { type BarProvision } from '../provision.js';
import { firstDayAfterTheYear, FIRST_DAY_THAT_COUNTS } from '../rules/one-year.js';
import { text, type Text } from '../text.js';
import { NEVER, anyOf, truthOf, type Truth } from '../truth.js';
import { notKnown } from '../words/fact-names.js';

/** The days of entry that are known, the one this claim follows included. */
function knownEntries(check: CheckContext): readonly string[] {
  const entry = check.entryDay();
  const earlier = check.facts.earlierEntries ?? [];
  return entry === null ? earlier : [...earlier, entry];
}

function yearHasRun(entry: string, check: CheckContext): boolean {
  return (
    entry < check.claimMadeOn &&
    entry >= FIRST_DAY_THAT_COUNTS &&
    check.claimMadeOn >= firstDayAfterTheYear(entry)
  );
}

/**
 * The year runs from the first entry after 2020-06-24. It has run for that entry exactly when it has run for any entry
 * after that day, so each entry is judged for itself and an entry not known leaves open only what the known ones do.
 */
function evaluate(check: CheckContext): Truth {
  const { enteredCanadaOn, earlierEntries } = check.facts;
  const entry = check.entryDay();
  const given = enteredCanadaOn !== null && enteredCanadaOn !== undefined;
  let thisEntry: Truth = given ? ABOUT.enteredCanadaOn.no : NEVER;
  if (entry === null) thisEntry = ABOUT.enteredCanadaOn.unknown;
  else if (yearHasRun(entry, check)) thisEntry = ABOUT.enteredCanadaOn.yes;
  const anyEarlier =
    earlierEntries === null || earlierEntries === undefined
      ? null
      : earlierEntries.some((day) => yearHasRun(day, check));
  return anyOf([thisEntry, truthOf(anyEarlier, ABOUT.earlierEntries)]);
}

function explain(check: CheckContext, truth: Truth): Text {
  if (truth.value === null) return notKnown(truth.missing);
  const counting = knownEntries(check).filter((day) => day >= FIRST_DAY_THAT_COUNTS);
  const first = counting.reduce((least, day) => (day < least ? day : least), '9999-12-31');
  if (counting.length === 0) {
    return text('no entry after 2020-06-24', 'aucune entrée après le 2020-06-24');
  }
  const after = firstDayAfterTheYear(first);
  return truth.value
    ? text(
        `first entry after 2020-06-24 on ${first}; a claim from ${after} on is out of time`,
        `première entrée après le 2020-06-24 le ${first}; une demande à compter du ${after} est hors délai`,
      )
    : text(
        `first entry after 2020-06-24 on ${first}; a claim before ${after} is in time`,
        `première entrée après le 2020-06-24 le ${first}; une demande avant le ${after} est dans le délai`,
      );
}

/**
 * The claim is made more than one year after the day of the first entry after 2020-06-24. For a person still outside
 * Canada: if they arrived and claimed that day. No extension for Sundays or holidays.
 */
export const irpa1011b1OneYear: BarProvision = {
  id: 'irpa-101-1-b-1',
  kind: 'bar',
  title: text('Claim more than one year after entry', 'Demande plus d’un an après l’entrée'),
  cite: { en: 'IRPA 101(1)(b.1)', fr: 'al. 101(1)b.1) LIPR' },
  source: '2026, c. 4, ss. 73, 75',
  since: '2026-03-26',
  appliesToClaimsFrom: '2025-06-03',
  needs: [ABOUT.enteredCanadaOn.pointer, ABOUT.earlierEntries.pointer, ABOUT.route.pointer],
  evaluate,
  explain,
  turns: ({ facts: { enteredCanadaOn, earlierEntries } }) =>
    [enteredCanadaOn ?? null, ...(earlierEntries ?? [])]
      .filter((day) => day !== null)
      .map((day) => ({ on: firstDayAfterTheYear(day), reason: 'limit' })),
};
