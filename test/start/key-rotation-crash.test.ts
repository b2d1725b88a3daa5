import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type KeyRotationDto } from '../../src/modules/keys/key-rotation.dto.js';
import { aReferral } from '../support/desk.js';
import { cleanUp, noteCluster, scratchFolder } from './holders.js';
import { clusterOf, killServers, serve, type Server, somePort } from './servers.js';

const FILES = 1_500;

const dataDir = join(scratchFolder(), 'data');
let server: Server;

interface Demo {
  readonly url: string;
  readonly apiKeys: { readonly partnerA: string };
  readonly tokens: Record<'administrator' | 'officer', string>;
}

const demo = () => JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as Demo;

afterAll(async () => {
  killServers();
  if (existsSync(join(dataDir, 'postgres.json'))) noteCluster(clusterOf(dataDir));
  await cleanUp();
});

async function call<Body>(as: 'administrator' | 'officer', path: string, body?: object): Promise<Body> {
  const { url, tokens } = demo();
  const answer = await fetch(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${tokens[as]}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await answer.json()) as Body;
}

async function until(
  rotationId: string,
  satisfies: (rotation: KeyRotationDto) => boolean,
): Promise<KeyRotationDto> {
  for (let attempt = 0; ; attempt++) {
    const rotation = await call<KeyRotationDto>('administrator', `/v1/key-rotations/${rotationId}`);
    if (satisfies(rotation) || attempt === 3000) return rotation;
    await sleep(2);
  }
}

describe('a key rotation', () => {
  it('that kill -9 of the service ends in its middle goes on after the next start, and every file opens', async () => {
    server = await serve({ dataDir, port: await somePort() });
    const sent = await fetch(`${demo().url}/v1/referral-batches`, {
      method: 'POST',
      headers: {
        'x-api-key': demo().apiKeys.partnerA,
        'idempotency-key': 'crash',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ referrals: Array.from({ length: FILES }, () => aReferral()) }),
    });
    const { rows } = (await sent.json()) as { rows: { fileNumber: string }[] };
    const { rotationId } = await call<KeyRotationDto>('administrator', '/v1/key-rotations', {});
    const before = await until(rotationId, ({ rewrapped }) => rewrapped > 0);
    expect(await server.end('SIGKILL')).toBe('SIGKILL');
    expect(before).toMatchObject({ state: 'running', toVersion: 2 });

    server = await serve({ dataDir, port: server.port });
    const done = await until(rotationId, ({ state }) => state === 'finished');
    // A data key for each file, one for the batch, one for its stored answer and one for each partner, each once.
    expect(done).toMatchObject({ dataKeys: FILES + 4, rewrapped: FILES + 4 });
    for (const { fileNumber } of [rows[0], rows[FILES - 1]] as { fileNumber: string }[]) {
      const file = await call<{ fileNumber: string; referral: object }>('officer', `/v1/files/${fileNumber}`);
      expect(file.referral).toBeDefined();
    }
    expect(await server.end()).toBe(0);
  }, 120_000);
});
