/** Texts that one function remembers; then it begins anew. */
const MOST = 20_000;

/**
 * A function of a text that remembers what it made: most names are borne by many, and reading them is the dear part of a comparison.
 * What it makes must not be changed by anybody.
 */
export function remembered<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, { readonly made: Made }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.made;
    if (known.size === MOST) known.clear();
    const made = make(text);
    known.set(text, { made });
    return made;
  };
}
