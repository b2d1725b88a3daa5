import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { eventually } from '../support/desk.js';
import { cleanUp, noteCluster, scratchFolder } from './holders.js';
import {
  beginToServe,
  clusterOf,
  copyOfDeployment,
  killServers,
  postgresOf,
  serve,
  type Server,
  somePort,
} from './servers.js';

const isRoot = process.geteuid?.() === 0;
const asRoot = (name: string, test: () => Promise<void>) =>
  isRoot ? it(name, test) : it.skip(`${name} (skipped: only root can try this)`, test);
const SENTENCE = /^[^\n]+\.\n$/;

const scratch = scratchFolder();
const dataDir = join(scratch, 'data');

afterAll(async () => {
  killServers();
  if (existsSync(join(dataDir, 'postgres.json'))) noteCluster(clusterOf(dataDir));
  await cleanUp();
});

/** The pid of the PostgreSQL that runs. Never 0: that would name this whole process group, and kill the test run. */
function runningPostgres(): number {
  const pid = postgresOf(dataDir);
  if (pid === undefined) throw new Error('The PostgreSQL of the service does not run.');
  return pid;
}

describe('npm start', () => {
  let server: Server;

  it('on an empty folder serves, and leaves nothing running when it is told to end', async () => {
    server = await serve({ dataDir, port: await somePort() });
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
    const isSigned = (): Promise<boolean> => Promise.resolve(existsSync(join(dataDir, 'audit-signer')));
    expect(await eventually(isSigned, Boolean)).toBe(true);
    const began = Date.now();
    expect(await server.end()).toBe(0);
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(postgresOf(dataDir)).toBeUndefined();
  });

  it('ends with npm, though npm does not pass the signal on', async () => {
    const command = ['npm', 'start'] as const;
    const started = await serve({ dataDir, port: await somePort(), command });
    await started.end();
    expect(postgresOf(dataDir)).toBeUndefined();
  });

  it('twice on one folder serves twice, until the last one ends', async () => {
    server = await serve({ dataDir, port: await somePort() });
    const second = await serve({ dataDir, port: await somePort() });
    await server.ready();
    expect(await server.end()).toBe(0);
    await second.ready();
    expect(await second.end()).toBe(0);
    expect(postgresOf(dataDir)).toBeUndefined();
  });

  it('after kill -9 of the service serves from the PostgreSQL that lives on', async () => {
    const killed = await serve({ dataDir, port: await somePort() });
    const postgres = postgresOf(dataDir);
    expect(await killed.end('SIGKILL')).toBe('SIGKILL');
    server = await serve({ dataDir, port: killed.port });
    expect(postgresOf(dataDir)).toBe(postgres);
  });

  it('serves again by itself after kill -9 of PostgreSQL', async () => {
    const before = runningPostgres();
    process.kill(before, 'SIGKILL');
    await new Promise((done) => setTimeout(done, 300));
    await server.ready();
    expect(postgresOf(dataDir)).not.toBe(before);
  });

  it('after kill -9 of both serves, also when another process has the old pid', async () => {
    const pidFile = join(clusterOf(dataDir), 'postmaster.pid');
    const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n');
    const postgres = runningPostgres();
    await server.end('SIGKILL');
    process.kill(postgres, 'SIGKILL');
    writeFileSync(pidFile, [String(process.pid), ...rest].join('\n'));
    server = await serve({ dataDir, port: server.port });
    expect(await server.end()).toBe(0);
    expect(postgresOf(dataDir)).toBeUndefined();
  });

  it('says in one sentence that the port is taken, and leaves nothing behind', async () => {
    const stranger = createServer();
    const port = await somePort();
    await new Promise<void>((done) => stranger.listen(port, '127.0.0.1', done));
    try {
      const refused = beginToServe({ dataDir, port });
      expect(await refused.ended).toBe(1);
      expect(refused.output()).toMatch(SENTENCE);
      expect(refused.output()).toContain(`Port ${port} is in use`);
      expect(postgresOf(dataDir)).toBeUndefined();
    } finally {
      stranger.close();
    }
  });

  it('says in one sentence that the data folder cannot be written', async () => {
    const file = join(scratch, 'file');
    writeFileSync(file, '');
    const refused = beginToServe({ dataDir: join(file, 'data'), port: await somePort() });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(SENTENCE);
    expect(refused.output()).toContain('cannot be written');
  });

  asRoot('works for root in a folder that only root can enter', async () => {
    const closed = join(scratch, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const options = { dataDir: join(closed, 'data'), port: await somePort() };
    const first = await serve(options);
    const cluster = clusterOf(options.dataDir);
    noteCluster(cluster);
    try {
      expect(cluster.startsWith(closed)).toBe(false);
      expect(await first.end()).toBe(0);
      const second = await serve(options);
      expect(await second.end()).toBe(0);
    } finally {
      rmSync(cluster, { recursive: true, force: true });
      if (readdirSync(dirname(cluster)).length === 0) rmSync(dirname(cluster), { recursive: true });
    }
  });

  asRoot('works for an ordinary user, from a deployment that belongs to somebody else', async () => {
    const home = join(scratch, 'home');
    mkdirSync(home);
    chmodSync(home, 0o777);
    const project = copyOfDeployment(join(scratch, 'deployment'));
    const options = { dataDir: join(home, 'data'), port: await somePort(), uid: 65534, project };
    const ordinary = await serve(options);
    noteCluster(clusterOf(options.dataDir));
    expect(statSync(clusterOf(options.dataDir)).uid).toBe(65534);
    expect(await ordinary.end()).toBe(0);
  });
});
