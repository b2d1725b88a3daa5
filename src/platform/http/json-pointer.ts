/** Longest pointer that is told or stored; a longer one is cut. */
export const MAX_POINTER = 200;

/** One step of an RFC 6901 pointer: `~` and `/` escaped. */
export function pointerStep(step: string | number): string {
  return typeof step === 'number' ? String(step) : step.replaceAll('~', '~0').replaceAll('/', '~1');
}

/**
 * A pointer as a URI fragment (RFC 6901, section 6): `#/referrals/3/consent`. Takes steps that are escaped already, so
 * that the pointers of validators can be joined. Half of a surrogate pair becomes U+FFFD. Cut to {@link MAX_POINTER}
 * characters, never inside an escape.
 */
export function pointerFragment(escapedPointer: string): string {
  const cut =
    escapedPointer.length > MAX_POINTER
      ? escapedPointer.slice(0, MAX_POINTER).replace(/~$/, '')
      : escapedPointer;
  const text = cut.replace(/\p{Surrogate}/gu, '\uFFFD');
  const encoded = `#${encodeURI(text).replaceAll('#', '%23').replaceAll('[', '%5B').replaceAll(']', '%5D')}`;
  return encoded.length <= MAX_POINTER ? encoded : encoded.slice(0, MAX_POINTER).replace(/%.?$/, '');
}

/** The pointer that {@link pointerFragment} wrote as a fragment; one cut within a letter ends before it. */
export function pointerOfFragment(fragment: string): string {
  for (let end = fragment.length; end > 0; end--) {
    try {
      return decodeURIComponent(fragment.slice(1, end));
    } catch {
      // Cut inside the bytes of a letter: try without its last one.
    }
  }
  return '';
}
