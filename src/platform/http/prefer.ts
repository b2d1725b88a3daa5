/** Characters that are looked at. */
const MAX_LENGTH = 1_000;
/** A quoted text, which can hold the commas and semicolons that part preferences. */
const QUOTED = /"(?:[^"\\]|\\.)*"/g;

/**
 * True when a `Prefer` header asks for `respond-async` (RFC 7240, section 4.1), alone or among others, in whatever case; one
 * with a value is not that preference. Preferences that are not known, `wait` included, are passed over, as they must be.
 */
export function prefersAsync(header: string | undefined): boolean {
  const preferences = (header ?? '')
    .slice(0, MAX_LENGTH)
    .replace(QUOTED, (text) => (text === '""' ? '' : 'text'))
    .split(',');
  return preferences.some((one) => {
    const [preference = ''] = one.split(';');
    const [name = '', value = ''] = preference.split('=');
    return name.trim().toLowerCase() === 'respond-async' && value.trim() === '';
  });
}
