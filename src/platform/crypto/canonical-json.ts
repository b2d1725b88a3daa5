import canonicalize from 'canonicalize';

/** RFC 8785 canonical JSON as UTF-8 bytes. Throws a TypeError for what JSON cannot say (undefined, NaN, lone surrogates). */
export function canonicalJson(value: unknown): Buffer {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not representable in canonical JSON');
  return Buffer.from(text, 'utf8');
}
