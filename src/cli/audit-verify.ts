import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { NoteVerifier } from '../platform/crypto/note-verifier.js';
import { CannotTell } from './audit-verify/cannot-tell.js';
import { LogDirectory } from './audit-verify/log-directory.js';
import { Tampered } from './audit-verify/tampered.js';
import { verifyLog } from './audit-verify/verify-log.js';

const USAGE =
  'Usage: npm run --silent audit:verify -- DIRECTORY [--key VERIFIER-KEY] [--old CHECKPOINT-FILE]…';

/**
 * `npm run audit:verify`: checks a copy of the audit log with no network and no database. Exit code 0: sound; 1: tampered with, and
 * the first bad entry is named; 2: it cannot tell.
 */
export function main(argv: readonly string[] = process.argv.slice(2)): void {
  try {
    process.stdout.write(`${verify(argv)}\n`);
  } catch (error) {
    if (error instanceof Tampered) {
      process.stdout.write(`TAMPERED: ${error.message}\n`);
      process.exitCode = 1;
    } else if (error instanceof CannotTell) {
      process.stderr.write(`Cannot tell: ${error.message}.\n`);
      process.exitCode = 2;
    } else {
      throw error;
    }
  }
}

function verify(argv: readonly string[]): string {
  const { path, key, old } = argumentsOf(argv);
  const directory = new LogDirectory(path);
  const named = key === undefined ? directory.manifestKeys() : [key];
  const verifier = NoteVerifier.of(named[0] ?? '');
  if (verifier === null) {
    throw new CannotTell(
      key === undefined
        ? 'no verifier key was given with --key, and the directory’s manifest.json names none'
        : 'the key is no Ed25519 verifier key of the form name+id+key',
    );
  }
  const older = old.map(readCheckpoint);
  const { checkpoint, files, disclosures } = verifyLog(directory, {
    ...{ verifier, older },
    now: new Date().toISOString(),
  });
  const notes = [
    key === undefined
      ? 'The signature was checked with the key in the directory itself: give --key with one you had by another way.'
      : '',
    old.length === 0
      ? 'No older checkpoint was given: that nothing was rewritten before this one was signed is not shown. Keep this checkpoint.'
      : `It begins with the log of ${old.length === 1 ? 'the older checkpoint' : `each of ${old.length} older checkpoints`}.`,
  ];
  return [
    `SOUND: ${checkpoint.size} entries, the changes of ${files} files, ${disclosures} disclosures.`,
    `Log ${checkpoint.origin}, root ${checkpoint.root}.`,
    ...notes.filter((note) => note !== ''),
  ].join('\n');
}

function argumentsOf(argv: readonly string[]): { path: string; key?: string; old: string[] } {
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { key: { type: 'string' }, old: { type: 'string', multiple: true } },
    });
    const [path, ...others] = positionals;
    if (path !== undefined && others.length === 0) {
      return { path, old: values.old ?? [], ...(values.key === undefined ? {} : { key: values.key }) };
    }
  } catch {
    // Told below.
  }
  throw new CannotTell(USAGE);
}

function readCheckpoint(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CannotTell(`${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
