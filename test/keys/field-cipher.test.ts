import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { BlindIndex } from '../../src/platform/crypto/blind-index.js';
import { FieldCipher, type Place } from '../../src/platform/crypto/field-cipher.js';
import { KeyRing, UnknownKeyVersion } from '../../src/platform/crypto/key-ring.js';
import {
  formatKeyVersions,
  type KeyVersion,
  parseKeyVersions,
} from '../../src/platform/crypto/key-source.js';

const keyVersion = (version: number): KeyVersion => ({ version, key: randomBytes(32) });
const ringOf = (versions: readonly KeyVersion[]) =>
  new KeyRing({ name: 'KEY_ENCRYPTION_KEY', load: () => Promise.resolve(versions) });

const one = keyVersion(1);
const two = keyVersion(2);
const cipher = new FieldCipher(ringOf([two, one]));
const place: Place = { table: 'case_files', column: 'sealed_reference', row: 'RD-00000-00001' };

describe('a sealed value', () => {
  const { key } = cipher.newDataKey(place.row, one);

  it('opens at its place, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(value);
        expect(JSON.stringify(cipher.open(key, place, cipher.seal(key, place, value)))).toBe(json);
      }),
    );
  });

  it.each([
    ['another table', { table: 'batch_rows' }],
    ['another column', { column: 'sealed_closing' }],
    ['another row', { row: 'RD-00000-00002' }],
  ])('does not open in %s', (_, change) => {
    const sealed = cipher.seal(key, place, 'KANAREIKA-1');
    expect(() => cipher.open(key, { ...place, ...change }, sealed)).toThrow();
  });

  it('does not open with one bit changed, wherever it is, nor cut short, nor under another key', () => {
    const sealed = cipher.seal(key, place, 'KANAREIKA-1');
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = Buffer.from(sealed);
      altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => cipher.open(key, place, altered)).toThrow();
    }
    for (let length = 0; length < sealed.length; length++) {
      expect(() => cipher.open(key, place, sealed.subarray(0, length))).toThrow();
    }
    expect(() => cipher.open(randomBytes(32), place, sealed)).toThrow();
  });

  it('is never the same twice', () => {
    expect(cipher.seal(key, place, 1).equals(cipher.seal(key, place, 1))).toBe(false);
  });
});

describe('a data key', () => {
  it('opens for its owner only, under the version that wrapped it only', async () => {
    const made = cipher.newDataKey('RD-00000-00001', one);
    expect((await cipher.unwrap(made, 'RD-00000-00001')).equals(made.key)).toBe(true);
    await expect(cipher.unwrap(made, 'RD-00000-00002')).rejects.toThrow();
    await expect(cipher.unwrap({ ...made, keyVersion: 2 }, 'RD-00000-00001')).rejects.toThrow();
    await expect(cipher.unwrap({ ...made, keyVersion: 3 }, 'RD-00000-00001')).rejects.toThrow(
      UnknownKeyVersion,
    );
  });

  it('stays the same key when it is wrapped anew', async () => {
    const made = cipher.newDataKey('owner', one);
    const anew = await cipher.rewrap(made, 'owner', two);
    expect(anew.keyVersion).toBe(2);
    expect((await new FieldCipher(ringOf([two])).unwrap(anew, 'owner')).equals(made.key)).toBe(true);
    await expect(new FieldCipher(ringOf([two])).unwrap(made, 'owner')).rejects.toThrow(UnknownKeyVersion);
  });

  it('under a version that another process has added opens once the source is asked again', async () => {
    const versions = [one];
    const late = new FieldCipher(ringOf(versions));
    const made = cipher.newDataKey('owner', two);
    await expect(late.unwrap(made, 'owner')).rejects.toThrow(UnknownKeyVersion);
    versions.unshift(two);
    expect((await late.unwrap(made, 'owner')).equals(made.key)).toBe(true);
  });
});

describe('versions of a key in a variable', () => {
  const text = (key: KeyVersion) => `${key.version}:${key.key.toString('base64')}`;

  it('are one key alone, or a list with the newest first', () => {
    expect(parseKeyVersions(one.key.toString('base64'), 'KEY')).toEqual([one]);
    expect(parseKeyVersions(`${text(two)}, ${text(one)}`, 'KEY')).toEqual([two, one]);
    expect(parseKeyVersions(formatKeyVersions([two, one]), 'KEY')).toEqual([two, one]);
  });

  it.each([
    ['the oldest first', `${text(one)},${text(two)}`],
    ['a version twice', `${text(two)},${text(two)}`],
    ['no version', `${text(two)},${one.key.toString('base64')}`],
    ['version 0', `0:${one.key.toString('base64')}`],
    ['a short key', `2:${randomBytes(16).toString('base64')},${text(one)}`],
    ['an example key', `2:${Buffer.alloc(32, 7).toString('base64')}`],
    ['nothing', ''],
  ])('are refused with %s, without being shown', (_, given) => {
    expect(() => parseKeyVersions(given, 'KEY')).toThrow(/^KEY /);
    try {
      parseKeyVersions(given, 'KEY');
    } catch (error) {
      expect((error as Error).message).not.toContain(one.key.toString('base64').slice(0, 12));
    }
  });
});

describe('a blind index', () => {
  const index = new BlindIndex(randomBytes(32));

  it('is the same for the same value, and another for another kind, partner, key or division of the parts', () => {
    const reference = index.of('external-reference', 'ptn_a', 'KANAREIKA-1');
    expect(reference).toHaveLength(32);
    expect(index.of('external-reference', 'ptn_a', 'KANAREIKA-1').equals(reference)).toBe(true);
    for (const other of [
      index.of('idempotency-key', 'ptn_a', 'KANAREIKA-1'),
      index.of('external-reference', 'ptn_b', 'KANAREIKA-1'),
      index.of('external-reference', 'ptn_aK', 'ANAREIKA-1'),
      index.of('external-reference', 'ptn_a', 'KANAREIKA-1', ''),
      new BlindIndex(randomBytes(32)).of('external-reference', 'ptn_a', 'KANAREIKA-1'),
    ]) {
      expect(other.equals(reference)).toBe(false);
    }
  });
});
