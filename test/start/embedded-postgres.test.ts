import {
  chmodSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ask,
  askPatiently,
  beginToHold,
  cleanUp,
  hold,
  type Holder,
  postmasterOf,
  runningPostmasterOf,
  refusal,
  scratchFolder,
} from './holders.js';

const ONE = 'SELECT 1 AS one';
const onLinux = process.platform === 'linux' ? it : it.skip;

afterAll(cleanUp);

describe('a running database', () => {
  const dataDir = join(scratchFolder(), 'data');
  let holder: Holder;
  beforeAll(async () => {
    holder = await hold({ dataDir, fast: false });
  });

  it('has an owner and a service role without privileges, and shuts everybody else out', async () => {
    const roles = await ask(
      holder.superuser,
      `SELECT rolname, rolcanlogin, rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls AS privileged
       FROM pg_roles WHERE rolname IN ('desk_owner', 'desk_app') ORDER BY rolname`,
    );
    expect(roles).toEqual([
      { rolname: 'desk_app', rolcanlogin: true, privileged: false },
      { rolname: 'desk_owner', rolcanlogin: true, privileged: false },
    ]);
    await ask(holder.owner, 'CREATE TABLE made_by_the_owner (id integer)');
    for (const sql of [
      'CREATE TABLE mine (id integer)',
      'CREATE TEMP TABLE mine (id integer)',
      'CREATE SCHEMA mine',
    ]) {
      await expect(ask(holder.app, sql)).rejects.toMatchObject({ code: '42501' });
    }
    for (const database of ['postgres', 'template1']) {
      await expect(ask({ ...holder.app, database }, ONE)).rejects.toMatchObject({ code: '42501' });
    }
    expect(
      await ask(holder.app, `SELECT lower('ЖУК') AS lower, current_setting('timezone') AS zone`),
    ).toEqual([{ lower: 'жук', zone: 'UTC' }]);
  });

  it('listens on 127.0.0.1 only, asks for passwords, and is durable', async () => {
    const [settings] = await ask(
      holder.superuser,
      `SELECT current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets,
              current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`,
    );
    expect(settings).toEqual({ addresses: '127.0.0.1', sockets: '', fsync: 'on', commit: 'on' });
    await expect(ask({ ...holder.app, password: 'a guess' }, ONE)).rejects.toMatchObject({ code: '28P01' });
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'postgres.log')).mode & 0o777).toBe(0o600);
    expect(statSync(holder.directory).mode & 0o777).toBe(0o700);
  });

  onLinux('has a session of its own, which a signal to our process group does not reach', () => {
    const pid = postmasterOf(holder);
    const [, , group, session] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    expect([group, session]).toEqual([String(pid), String(pid)]);
  });

  it('lets no value and no password into a log', async () => {
    await ask(holder.owner, 'CREATE TABLE people (name text PRIMARY KEY)');
    const twice = `INSERT INTO people VALUES ('Ivanova'), ('Ivanova')`;
    await expect(ask(holder.owner, twice)).rejects.toThrow();
    await expect(ask(holder.owner, 'SELECT $1::date', ['Ivanova'])).rejects.toThrow();
    await expect(ask(holder.owner, `DO $$ BEGIN RAISE WARNING 'Ivanova'; END $$`)).resolves.toBeDefined();
    await holder.end();
    const logs = readFileSync(join(dataDir, 'postgres.log'), 'utf8') + holder.log();
    expect(logs).toContain('database system is ready');
    expect(logs).not.toContain('Ivanova');
    for (const { password } of [holder.superuser, holder.owner, holder.app])
      expect(logs).not.toContain(password);
  });
});

describe('a first start', () => {
  it('works when two processes make it at once', async () => {
    const dataDir = join(scratchFolder(), 'data');
    const [first, second] = await Promise.all([hold({ dataDir }), hold({ dataDir })]);
    expect([first.attached, second.attached].sort()).toEqual([false, true]);
    expect(first.app).toEqual(second.app);
  });

  it('is begun again when the one before was killed half-way', async () => {
    const dataDir = join(scratchFolder(), 'data');
    const halfWay = () =>
      existsSync(dataDir) && readdirSync(dataDir).some((name) => name.startsWith('postgres.init-'));
    const { child, result } = beginToHold({ dataDir });
    while (!halfWay()) await sleep(5);
    child.kill('SIGKILL');
    await expect(result).rejects.toThrow();
    await ask((await hold({ dataDir })).app, ONE);
    expect(halfWay()).toBe(false);
  });
});

/** One data folder for the cases that leave it as they found it: made once, stopped. */
const usedBefore = join(scratchFolder(), 'data');

describe('two processes on one data folder', () => {
  it('share one PostgreSQL, which the last one out stops', async () => {
    const dataDir = usedBefore;
    const first = await hold({ dataDir });
    const second = await hold({ dataDir });
    expect([second.attached, second.port]).toEqual([true, first.port]);
    await first.end();
    await ask(second.app, ONE);
    const third = await hold({ dataDir });
    await second.end();
    await ask(third.app, ONE);
    await third.end();
    expect(postmasterOf(third)).toBeUndefined();
  });
});

describe('after kill -9', () => {
  it('of the service, PostgreSQL lives on, the next start joins it, and its stop stops it', async () => {
    const dataDir = usedBefore;
    const killed = await hold({ dataDir });
    await killed.kill();
    await ask(killed.app, ONE);
    const next = await hold({ dataDir });
    expect([next.attached, next.port]).toEqual([true, killed.port]);
    await next.end();
    expect(postmasterOf(next)).toBeUndefined();
  });

  it('of PostgreSQL, the processes that use it have it back on the same port', async () => {
    const dataDir = usedBefore;
    const [first, second] = [await hold({ dataDir }), await hold({ dataDir })];
    for (let time = 0; time < 2; time++) {
      const before = postmasterOf(first);
      if (before === undefined) throw new Error('PostgreSQL does not run.');
      process.kill(before, 'SIGKILL');
      await sleep(20);
      expect(await askPatiently(first.app, ONE)).toEqual([{ one: 1 }]);
      expect(postmasterOf(first)).not.toBe(before);
    }
    await first.end();
    await ask(second.app, ONE);
    await second.end();
    expect(postmasterOf(first)).toBeUndefined();
  });

  it('of both, the next start recovers', async () => {
    const dataDir = usedBefore;
    const killed = await hold({ dataDir });
    const pid = runningPostmasterOf(killed);
    await killed.kill();
    process.kill(pid, 'SIGKILL');
    const next = await hold({ dataDir });
    expect(next.attached).toBe(false);
    await ask(next.app, ONE);
    await next.end();
  });

  it('of both, a process that got the old pid does not mislead the next start', async () => {
    const dataDir = usedBefore;
    const killed = await hold({ dataDir });
    const pidFile = join(killed.directory, 'postmaster.pid');
    const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n');
    const pid = runningPostmasterOf(killed);
    await killed.kill();
    process.kill(pid, 'SIGKILL');
    writeFileSync(pidFile, [String(process.pid), ...rest].join('\n'));
    const next = await hold({ dataDir });
    expect(next.attached).toBe(false);
    await ask(next.app, ONE);
    await next.end();
  });
});

describe('a later start', () => {
  it('takes another port when a stranger has the old one', async () => {
    const dataDir = usedBefore;
    const before = await hold({ dataDir });
    await before.end();
    const stranger = createServer().listen(before.port, '127.0.0.1');
    try {
      const after = await hold({ dataDir });
      expect(after.port).not.toBe(before.port);
      await ask(after.app, ONE);
      await after.end();
    } finally {
      stranger.close();
    }
  });

  it('says in one sentence what is wrong with a data folder that it cannot use', async () => {
    const dataDir = usedBefore;
    const { directory, end } = await hold({ dataDir });
    await end();
    const state = join(dataDir, 'postgres.json');
    const secret = readFileSync(state, 'utf8');

    writeFileSync(join(directory, 'PG_VERSION'), '17\n');
    expect(await refusal({ dataDir })).toMatch(/made by PostgreSQL 17 .* brings PostgreSQL 18/);
    writeFileSync(join(directory, 'PG_VERSION'), '18\n');

    writeFileSync(state, '{ half');
    expect(await refusal({ dataDir })).toMatch(/postgres\.json, .* is damaged/);
    rmSync(state);
    expect(await refusal({ dataDir })).toMatch(/no postgres\.json/);
    const other = secret.replace(/"admin": ".*"/, '"admin": "another"');
    writeFileSync(state, other);
    expect(await refusal({ dataDir })).toMatch(/does not let us in/);
    expect(postmasterOf({ directory })).toBeUndefined();

    writeFileSync(state, secret);
    renameSync(directory, `${directory}.elsewhere`);
    expect(await refusal({ dataDir })).toMatch(/is gone from .*: put it back/);
    renameSync(`${directory}.elsewhere`, directory);
  });

  it('works in a data folder that was moved and opened to others', async () => {
    const dataDir = `${usedBefore} and moved`;
    renameSync(usedBefore, dataDir);
    chmodSync(join(dataDir, 'postgres'), 0o755);
    await ask((await hold({ dataDir })).app, ONE);
  });

  it('says so when the data folder cannot be written', async () => {
    const file = join(scratchFolder(), 'file');
    writeFileSync(file, '');
    expect(await refusal({ dataDir: join(file, 'data') })).toMatch(/cannot be written .*DATA_DIR/);
    expect(await refusal({ dataDir: file })).toMatch(/cannot be written .*DATA_DIR/);
  });
});
