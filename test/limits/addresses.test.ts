import { connect } from 'node:net';
import { type Response } from 'supertest';
import { networkOf, addressBucket } from '../../src/platform/limits/address-bucket.js';
import { DEMO_LIMITS } from '../../src/platform/limits/limits.js';
import { readTrustedProxies } from '../../src/platform/limits/read-limits.js';
import { startTestApp, type TestApp } from '../support/app.js';

describe('the network an address is counted with', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2/64'],
    ['2001:db8:1:2::', '2001:db8:1:2/64'],
    ['2001:DB8:0001:0002::1', '2001:db8:1:2/64'],
    ['2001:db8::1', '2001:db8:0:0/64'],
    ['::1', '0:0:0:0/64'],
    ['fe80::1%eth0', 'fe80:0:0:0/64'],
    ['not an address', 'not an address'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('is counted in one of 65,536 buckets, however many there are', () => {
    const buckets = new Set(
      Array.from({ length: 20_000 }, (_, i) => addressBucket(`192.0.${i >> 8}.${i & 255}`)),
    );
    expect(Math.max(...buckets)).toBeLessThan(65_536);
    expect(buckets.size).toBeGreaterThan(15_000);
    expect(addressBucket('2001:db8:1:2::1')).toBe(addressBucket('2001:db8:1:2:ffff::9'));
  });
});

/** Sends a wrong key from each of the addresses that a header names; gives the status of the last answer. */
async function lastOf(test: TestApp, ...forwarded: readonly string[]): Promise<number> {
  let last = 0;
  for (const address of forwarded) {
    const request = test.request.get('/v1/me').set('x-api-key', 'wrong').set('x-forwarded-for', address);
    last = (await request.then((answer: Response) => answer)).status;
  }
  return last;
}

describe('where a request comes from', () => {
  const limits = { ...DEMO_LIMITS, quotas: { ...DEMO_LIMITS.quotas, failures: 2 } };

  it.each([
    ['no proxy is named', []],
    ['the one who connects is not a named proxy', ['10.0.0.5', '2001:db8::/32']],
  ])('is the connection’s address when %s, whatever a header says', async (_, trustedProxies) => {
    const test = await startTestApp({ config: { limits, trustedProxies } });
    expect(await lastOf(test, '192.0.2.1', '192.0.2.2', '192.0.2.3')).toBe(429);
    await test.close();
  });

  it('is told by a named proxy, and is what that proxy saw, not what its client wrote before', async () => {
    const test = await startTestApp({ config: { limits, trustedProxies: ['127.0.0.0/8'] } });
    expect(await lastOf(test, '192.0.2.1', '192.0.2.2', '192.0.2.3')).toBe(401);
    expect(await lastOf(test, '192.0.2.1', '192.0.2.1')).toBe(429);
    expect(await lastOf(test, '192.0.2.2')).toBe(401);
    const spoofed = ['192.0.2.9, 203.0.113.5', '192.0.2.8, 203.0.113.5', '127.0.0.1, 203.0.113.5'];
    expect(await lastOf(test, ...spoofed)).toBe(429);
    await test.close();
  });
});

describe('TRUSTED_PROXIES', () => {
  const read = (TRUSTED_PROXIES?: string): readonly string[] => readTrustedProxies({ TRUSTED_PROXIES });

  it('is nobody unless it is set', () => {
    expect(read()).toEqual([]);
    expect(read(' ')).toEqual([]);
  });

  it('takes addresses and networks of both kinds', () => {
    expect(read('10.0.0.5, 192.0.2.0/24,2001:db8::/32')).toEqual([
      '10.0.0.5',
      '192.0.2.0/24',
      '2001:db8::/32',
    ]);
  });

  it.each([
    'proxy.example',
    '10.0.0.0/33',
    '10.0.0',
    '2001:db8::/129',
    '10.0.0.1,',
    '10.0.0.1/8/8',
    'true',
    '1',
    'fe80::1%eth0',
  ])('stops the boot at %s and does not repeat it', (value) => {
    expect(() => read(value)).toThrow(/^TRUSTED_PROXIES is not a list of addresses/);
  });

  it.each(['0.0.0.0/0', '10.0.0.1,::/0'])('stops the boot at %s, which is everybody', (value) => {
    expect(() => read(value)).toThrow(/trusts every address/);
  });
});

describe('connections of one address', () => {
  it('are cut beyond the limit, and free their place when they end', async () => {
    const test = await startTestApp({ config: { limits: { ...DEMO_LIMITS, connectionsPerAddress: 3 } } });
    const { port, hostname } = new URL(test.url);
    const open = () => {
      const socket = connect(Number(port), hostname);
      const ended = new Promise((done) => socket.once('close', done).on('error', () => undefined));
      const connected = new Promise((done) => socket.once('connect', done));
      return { socket, ended, connected };
    };
    const held = [open(), open(), open()];
    await Promise.all(held.map(({ connected }) => connected));
    await open().ended;
    held[0]?.socket.destroy();
    await held[0]?.ended;
    let status = 0;
    for (let attempt = 0; attempt < 20 && status !== 200; attempt++) {
      status = await fetch(`${test.url}/health/live`, { headers: { connection: 'close' } }).then(
        (answer) => answer.status,
        () => 0,
      );
    }
    expect(status).toBe(200);
    for (const { socket } of held) socket.destroy();
    await test.close();
  });
});
