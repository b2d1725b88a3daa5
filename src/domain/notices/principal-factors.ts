import { isCalendarDay } from '../calendar-day.js';
import { factName } from '../stca/words/fact-names.js';
import { labelled, type Text, text } from '../stca/text.js';
import { AS_ON_FILE, CODES_IN_WORDS, NO, NOT_KNOWN, REFERRAL_NAMES, YES } from './factor-words.js';

/**
 * The facts that reasons are tied to, in words, each once: what it is called and, where it is a day, a number, a yes or no, or
 * a code with words, what it says. Names, narratives and dates of birth are never told: a notice travels. `sources` are where a
 * pointer (RFC 6901) may lead: the facts of the check, and the referral.
 */
export function principalFactors(pointers: readonly string[], sources: readonly unknown[]): readonly Text[] {
  return [...new Set(pointers)].map((pointer) => labelled(nameOf(pointer), valueOf(pointer, sources)));
}

/** "Stage of the proceedings"; "relatives, no. 1, status in Canada" for something in a list. */
function nameOf(pointer: string): Text {
  const steps = pointer.split('/').slice(1);
  const told = steps.filter((step, i) => isPlace(step) || isPlace(steps[i + 1]) || i === steps.length - 1);
  const names = told.map((step) =>
    isPlace(step) ? text(`no. ${Number(step) + 1}`, `n° ${Number(step) + 1}`) : nameOfStep(step),
  );
  return text(names.map(({ en }) => en).join(', '), names.map(({ fr }) => fr).join(', '));
}

function nameOfStep(step: string): Text {
  const name = factName(`/${step}`);
  return name.en === `/${step}` ? (REFERRAL_NAMES[step] ?? text(step, step)) : name;
}

function isPlace(step: string | undefined): boolean {
  return step !== undefined && /^\d+$/.test(step);
}

function valueOf(pointer: string, sources: readonly unknown[]): Text {
  const value = sources.map((source) => valueAt(source, pointer)).find((one) => one !== undefined);
  if (value === undefined || value === null) return NOT_KNOWN;
  if (typeof value === 'boolean') return value ? YES : NO;
  if (typeof value === 'number') return text(String(value), String(value));
  const step = pointer.slice(pointer.lastIndexOf('/') + 1);
  if (typeof value !== 'string' || step === 'dateOfBirth') return AS_ON_FILE;
  return isCalendarDay(value) ? text(value, value) : (CODES_IN_WORDS[step]?.[value] ?? AS_ON_FILE);
}

function valueAt(source: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, step) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, step)
          ? (value as Readonly<Record<string, unknown>>)[step]
          : undefined,
      source,
    );
}
