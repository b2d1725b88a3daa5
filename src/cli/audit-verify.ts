import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { NoteVerifier } from '../platform/crypto/note-verifier.js';
import { CannotTell } from './audit-verify/cannot-tell.js';
import { LogDirectory } from './audit-verify/log-directory.js';
import { Tampered } from './audit-verify/tampered.js';
import { readReceipt } from './audit-verify/receipt-file.js';
import { verifyReceipt } from './audit-verify/verify-receipt.js';
import { verifyLog } from './audit-verify/verify-log.js';

const USAGE =
  'Usage: npm run --silent audit:verify -- DIRECTORY [--key VERIFIER-KEY] [--old CHECKPOINT-FILE]… or -- --receipt FILE [--key VERIFIER-KEY]';
const NO_KEY = 'the key is no Ed25519 verifier key of the form name+id+key';

/**
 * `npm run audit:verify`: checks a copy of the audit log, or the receipt of a batch, with no network and no database. Exit code 0:
 * sound; 1: tampered with, and the first bad entry is named; 2: it cannot tell.
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
      process.stderr.write(`Cannot tell: the verifier itself failed (${nameOf(error)}).\n`);
      process.exitCode = 2;
    }
  }
}

function verify(argv: readonly string[]): string {
  const { path, receipt, key, old } = argumentsOf(argv);
  return receipt === undefined ? verifyDirectory(path, key, old) : verifyReceiptFile(receipt, key);
}

function verifyReceiptFile(path: string, key: string | undefined): string {
  const receipt = readReceipt(readText(path));
  const verifier = NoteVerifier.of(key ?? receipt.verifierKey);
  if (verifier === null) throw new CannotTell(NO_KEY);
  const { size, root, origin } = verifyReceipt(receipt, verifier);
  return [
    `SOUND: batch ${receipt.batchId} of ${receipt.partnerId}, ${receipt.files.length} files, is in the log of ${size} entries.`,
    `Log ${origin}, root ${root}.`,
    ...(key === undefined ? [keyFromWithin('receipt')] : []),
  ].join('\n');
}

function verifyDirectory(path: string, key: string | undefined, old: readonly string[]): string {
  const directory = new LogDirectory(path);
  const named = key === undefined ? keysIn(directory.findManifest()) : [key];
  const verifier = NoteVerifier.of(named[0] ?? '');
  if (verifier === null) {
    throw new CannotTell(
      key === undefined
        ? 'no verifier key was given with --key, and the directory’s manifest.json names none'
        : NO_KEY,
    );
  }
  const older = old.map(readText);
  const { checkpoint, files, disclosures } = verifyLog(directory, {
    ...{ verifier, older },
    now: new Date().toISOString(),
  });
  const notes = [
    key === undefined ? keyFromWithin('directory') : '',
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

/** The verifier keys that a manifest names. Whether it is as an export writes it is looked at with the rest. */
function keysIn(manifest: string | undefined): readonly string[] {
  try {
    const { verifierKeys } = JSON.parse(manifest ?? '{}') as { verifierKeys?: unknown };
    return Array.isArray(verifierKeys) ? verifierKeys.filter((one) => typeof one === 'string') : [];
  } catch {
    throw new CannotTell('manifest.json is not JSON');
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function keyFromWithin(what: string): string {
  return `The signature was checked with the key in the ${what} itself: give --key with one you had by another way.`;
}

function argumentsOf(argv: readonly string[]): {
  path: string;
  receipt: string | undefined;
  key: string | undefined;
  old: string[];
} {
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        receipt: { type: 'string' },
        old: { type: 'string', multiple: true },
      },
    });
    const { key, receipt, old = [] } = values;
    const [path = '', ...others] = positionals;
    const isOne = receipt === undefined ? path !== '' : path === '' && old.length === 0;
    if (isOne && others.length === 0) return { path, receipt, key, old };
  } catch {
    // Told below.
  }
  throw new CannotTell(USAGE);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CannotTell(`${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
