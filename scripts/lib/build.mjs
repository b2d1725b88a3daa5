import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import { Failure } from './failure.mjs';
import { inProject, ROOT } from './project.mjs';

/** What ends up in dist: compiled TypeScript, and everything else but notes as it is. */
const SOURCES = ['src', 'migrations'];
const SETTINGS = ['.swcrc', 'package.json', 'scripts/lib/build.mjs'];
const STAMP = 'build.json';

/** True when dist is what these sources give. A copy of the project without its sources is always up to date. */
export function isBuilt() {
  if (!existsSync(inProject('src'))) return existsSync(inProject('dist'));
  try {
    return JSON.parse(readFileSync(inProject('dist', STAMP), 'utf8')).sources === hashOf(sourceFiles());
  } catch {
    return false;
  }
}

/**
 * Compiles the sources, beside dist, and puts the result in its place. The caller holds the project's lock.
 *
 * @param workshop a folder on the same file system
 * @throws {Failure} with the file and the place that do not compile
 */
export async function build(workshop) {
  const { transform } = await import('@swc/core');
  const files = sourceFiles();
  const sources = hashOf(files);
  const fresh = join(workshop, `dist-${process.pid}`);
  try {
    const folders = new Set(files.map((file) => dirname(join(fresh, file))));
    await Promise.all([...folders].map((folder) => mkdir(folder, { recursive: true })));
    const outcomes = await Promise.allSettled(files.map((file) => produce(transform, file, fresh)));
    const failed = outcomes.find(({ status }) => status === 'rejected');
    if (failed) throw failed.reason;
    await writeFile(join(fresh, STAMP), `${JSON.stringify({ sources })}\n`);
    replaceDist(fresh, join(workshop, `old-${process.pid}`));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function produce(transform, file, fresh) {
  const from = inProject(file);
  if (extname(file) !== '.ts') return copyFile(from, join(fresh, file));
  const to = join(fresh, file.replace(/\.ts$/, '.js'));
  const final = inProject('dist', file);
  const { code, map } = await transform(await readFile(from, 'utf8'), {
    cwd: ROOT,
    filename: from,
    sourceFileName: relative(dirname(final), from),
    sourceMaps: true,
  }).catch((error) => {
    // What follows is the compiler's own stack.
    throw new Failure(`${file} does not compile:\n${error.message.split(/\n\s*Caused by:/)[0].trimEnd()}`);
  });
  const link = `\n//# sourceMappingURL=${basename(to)}.map\n`;
  await Promise.all([writeFile(to, code.trimEnd() + link), writeFile(`${to}.map`, map)]);
}

/** A program that runs keeps what it has loaded; one that starts sees the old dist or the new one. */
function replaceDist(fresh, old) {
  const dist = inProject('dist');
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}

function sourceFiles() {
  return SOURCES.filter((folder) => existsSync(inProject(folder))).flatMap((folder) =>
    readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && extname(entry.name) !== '.md' && !entry.name.endsWith('.d.ts'))
      .map((entry) => relative(ROOT, join(entry.parentPath ?? entry.path, entry.name))),
  );
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of [...SETTINGS, ...files.sort()]) {
    const content = readFileSync(inProject(file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
