const formats = new Map<string, Intl.DateTimeFormat | null>();

/**
 * What clocks show at an instant in a time zone (IANA), by the rules of that zone that this program knows:
 * `2026-11-02T09:00:00`. Null for a zone it does not know.
 */
export function localTimeIn(instant: string, timeZone: string): string | null {
  const format = formatOf(timeZone);
  if (format === null) return null;
  const parts = new Map(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

/** Making a format costs far more than using it, and the zones are few. */
function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = make(timeZone);
  if (made !== null) formats.set(timeZone, made);
  return made;
}

function make(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone, hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn' },
      ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    });
  } catch {
    return null;
  }
}
