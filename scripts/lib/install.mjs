import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { inProject } from './project.mjs';

const STAMP = inProject('node_modules', '.referral-desk.json');
const LOCK_FILE = inProject('package-lock.json');

/**
 * True when the packages of the lock file are installed. A stamp answers in milliseconds; without one, what npm wrote
 * down about its own work is compared with the lock file, package by package.
 *
 * @param dev whether the tools of development are wanted, too; a deployment may have left them out
 */
export function isInstalled(dev) {
  if (!existsSync(inProject('node_modules'))) return false;
  if (!existsSync(LOCK_FILE)) return true;
  const lockText = readFileSync(LOCK_FILE);
  const wanted = {
    lock: createHash('sha256').update(lockText).digest('hex'),
    platform: `${process.platform}-${process.arch}`,
  };
  const stamp = readJson(STAMP);
  const same = stamp?.lock === wanted.lock && stamp.platform === wanted.platform;
  if (same && (stamp.dev || !dev)) return true;
  if (!isComplete(JSON.parse(lockText), dev)) return false;
  try {
    writeFileSync(STAMP, `${JSON.stringify({ ...wanted, dev })}\n`);
  } catch {
    // Installed by another user: looking again next time costs some milliseconds.
  }
  return true;
}

/**
 * Installs the packages of the lock file, those for development included: one install serves `npm start` and `npm test`.
 * Everything npm says goes to the standard error, and it has nobody to ask.
 */
export function install() {
  const cache = temporaryCache();
  const npm = process.env.npm_execpath;
  const command = npm && /npm-cli\.c?js$/.test(npm) ? [process.execPath, npm] : ['npm'];
  const options = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  if (cache) options.push(`--cache=${cache}`);
  console.error('Installing packages; this takes a minute the first time.');
  const { status, error } = spawnSync(command[0], [...command.slice(1), ...options], {
    cwd: inProject(),
    stdio: ['ignore', 2, 2],
  });
  if (cache) rmSync(cache, { recursive: true, force: true });
  if (error) throw new Failure(`npm could not be run (${error.message}): install npm, then start again.`);
  if (status !== 0) {
    throw new Failure(
      'npm ci did not succeed, for the reason above: correct it (often the network), then start again.',
    );
  }
}

function isComplete(lock, dev) {
  const installed = readJson(inProject('node_modules', '.package-lock.json'))?.packages ?? {};
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '' || wanted.link) return true;
    if (!dev && (wanted.dev || wanted.devOptional)) return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true && !isForUs(wanted);
    return (
      found.version === wanted.version && found.integrity === wanted.integrity && existsSync(inProject(path))
    );
  });
}

/** An optional package says what it is for; one that says nothing belongs to another that may be for elsewhere. */
function isForUs({ os, cpu, libc }) {
  if (!os && !cpu) return false;
  const admits = (list, value) =>
    !list ||
    (!list.includes(`!${value}`) && (list.every((one) => one.startsWith('!')) || list.includes(value)));
  return admits(os, process.platform) && admits(cpu, process.arch) && admits(libc, cLibrary());
}

/** glibc or, as on Alpine, musl: packages with programs in them are made for one of the two. */
function cLibrary() {
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
}

/** A folder for npm's cache when its own cannot be written: a home that is read-only, or none, must not stop an install. */
function temporaryCache() {
  try {
    const folder = process.env.npm_config_cache ?? join(homedir(), '.npm');
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch {
    return mkdtempSync(join(tmpdir(), 'npm-cache-'));
  }
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
