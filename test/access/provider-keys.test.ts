import { createLocalJWKSet, exportJWK, generateKeyPair, type JSONWebKeySet } from 'jose';
import { fetchKeySet } from '../../src/modules/staff/provider-documents.js';
import { ProviderKeys, ProviderUnreachable } from '../../src/modules/staff/provider-keys.js';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';

const MINUTE = 60_000;

/** Keys as a process knows them, a provider that can be changed and put down, and a clock that can be set. */
async function aProvider(...kids: string[]): Promise<{
  keys: ProviderKeys;
  publish(...kids: string[]): void;
  state: { down: boolean; now: number; asked: number };
}> {
  const { publicKey } = await generateKeyPair('EdDSA');
  const jwk = await exportJWK(publicKey);
  const setOf = (names: string[]): JSONWebKeySet => ({
    keys: names.map((kid) => ({ ...jwk, kid, alg: 'EdDSA' })),
  });
  let published = setOf(kids);
  const state = { down: false, now: 1_000_000, asked: 0 };
  const keys = new ProviderKeys(
    () => {
      state.asked++;
      return state.down ? Promise.reject(new Error('down')) : Promise.resolve(createLocalJWKSet(published));
    },
    () => undefined,
    { refreshAfter: 10 * MINUTE, useUntil: 24 * 60 * MINUTE, pause: MINUTE / 2 },
    () => state.now,
  );
  return { keys, state, publish: (...names) => void (published = setOf(names)) };
}

const known = (keys: ProviderKeys, kid: string): Promise<string> =>
  keys.keyFor({ alg: 'EdDSA', kid }).then(
    () => 'known',
    (error: unknown) => (error instanceof ProviderUnreachable ? 'cannot be told' : 'unknown'),
  );

describe('the keys of the identity provider', () => {
  it('are asked for once by a thousand calls at the same time', async () => {
    const { keys, state } = await aProvider('one');
    const answers = await Promise.all(Array.from({ length: 1000 }, () => known(keys, 'one')));
    expect([new Set(answers), state.asked]).toEqual([new Set(['known']), 1]);
  });

  it('are asked for again at a key that is not known, at most every half minute', async () => {
    const { keys, state, publish } = await aProvider('one');
    await known(keys, 'one');
    publish('one', 'two');
    expect(await known(keys, 'two')).toBe('known');
    for (let i = 0; i < 50; i++) expect(await known(keys, `made-up-${i}`)).toBe('unknown');
    expect(state.asked).toBe(2);
    publish('three');
    expect(await known(keys, 'three')).toBe('unknown');
    state.now += MINUTE / 2;
    expect(await known(keys, 'three')).toBe('known');
  });

  it('are read anew after ten minutes, so that one taken back does not live on', async () => {
    const { keys, state, publish } = await aProvider('one');
    await known(keys, 'one');
    publish('two');
    state.now += 10 * MINUTE;
    expect(await known(keys, 'one')).toBe('known');
    state.now += 1;
    expect(await known(keys, 'one')).toBe('unknown');
  });

  it('go on for a day while the provider is down, and what is not known cannot be told', async () => {
    const { keys, state } = await aProvider('one');
    await known(keys, 'one');
    state.down = true;
    state.now += 23 * 60 * MINUTE;
    expect(await known(keys, 'one')).toBe('known');
    expect(await known(keys, 'two')).toBe('cannot be told');
    expect(state.asked).toBe(2);
    state.now += 61 * MINUTE;
    expect(await known(keys, 'one')).toBe('cannot be told');
    state.down = false;
    state.now += MINUTE;
    expect(await known(keys, 'one')).toBe('known');
  });

  it('cannot be told of at all before the provider was first reached', async () => {
    const { keys, state } = await aProvider('one');
    state.down = true;
    expect(await known(keys, 'one')).toBe('cannot be told');
    expect(await known(keys, 'one')).toBe('cannot be told');
    expect(state.asked).toBe(1);
  });
});

describe('the discovery document', () => {
  const read = async (documentOf: (issuer: string) => unknown): Promise<string> => {
    const server = createServer((request, response) => {
      const isDocument = request.url === '/.well-known/openid-configuration';
      response.end(JSON.stringify(isDocument ? documentOf(issuer) : { keys: [] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const more = { audience: 'a', signInMaxAgeSeconds: 1, maxLifeSeconds: 1, acrValues: [] };
    const outcome = await fetchKeySet({ issuer, ...more }).then(
      () => 'read',
      (error: Error) => error.message,
    );
    await new Promise((resolve) => server.close(resolve));
    return outcome;
  };

  it.each([
    [
      'is read when it is the issuer’s own',
      (issuer: string) => ({ issuer, jwks_uri: `${issuer}/keys` }),
      'read',
    ],
    [
      'is not taken from another issuer',
      () => ({ issuer: 'https://elsewhere.example', jwks_uri: 'https://elsewhere.example/k' }),
      /another issuer/,
    ],
    [
      'may not name keys in the clear',
      (issuer: string) => ({ issuer, jwks_uri: 'http://keys.example/k' }),
      /no safe address/,
    ],
    [
      'may not name a file',
      (issuer: string) => ({ issuer, jwks_uri: 'file:///etc/passwd' }),
      /no safe address/,
    ],
    ['must name keys', (issuer: string) => ({ issuer }), /no safe address/],
    ['must be an object', () => null, /no object/],
  ])('%s', async (_, documentOf, outcome) => {
    expect(await read(documentOf)).toMatch(outcome);
  });
});
