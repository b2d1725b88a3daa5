import { fieldsThatDiffer } from '../../../src/domain/audit/file-agreement.js';
import { type CaseFile } from '../../../src/domain/case-file/case-file.js';
import { evolve } from '../../../src/domain/case-file/evolve.js';
import { fileSnapshot } from '../../../src/domain/case-file/snapshot.js';
import { canonicalJson } from '../../../src/platform/crypto/canonical-json.js';
import { leafHash, sha256 } from '../../../src/platform/crypto/hashing.js';
import { type Leaf } from '../../../src/domain/audit/event.js';
import { type FileLog, type StoredChange } from './file-log.js';
import { replayedEvent } from './replayed-events.js';

/** A link of a file's chain, once it was looked at. */
interface Link {
  readonly hash: string;
  readonly commit: string | undefined;
  readonly state: CaseFile | undefined;
}

/**
 * Everything in which the log and the files do not agree, in words; nothing: each file's row is what its log says. Three
 * ways to it: each leaf has its hash and names the one before; the state that each event discloses has the digest the
 * leaf commits to, and the last one is the row; and each state follows from the one before by `evolve`, from what the event
 * is called. Codes, numbers and digests only.
 */
export function faultsOfLog({ changes, files }: FileLog): string[] {
  const chains = new Map<string, StoredChange[]>();
  for (const change of changes) {
    const chain = chains.get(change.subjectId);
    if (chain === undefined) chains.set(change.subjectId, [change]);
    else chain.push(change);
  }
  const rows = new Map(files.map((file) => [file.fileNumber, file]));
  const without = files.filter(({ fileNumber }) => !chains.has(fileNumber));
  return [
    ...without.map(({ fileNumber }) => `${fileNumber}: no event says that it is there`),
    ...[...chains].flatMap(([fileNumber, chain]) =>
      faultsOfChain(chain, rows.get(fileNumber)).map((fault) => `${fileNumber}: ${fault}`),
    ),
  ];
}

function faultsOfChain(chain: readonly StoredChange[], row: CaseFile | undefined): string[] {
  const faults: string[] = [];
  let last: Link | undefined;
  for (const [index, change] of chain.entries()) {
    const [link, found] = look(change, index + 1, last);
    faults.push(...found.map((fault) => `change ${index + 1}, ${change.action}: ${fault}`));
    last = link;
  }
  if (row === undefined) return [...faults, 'the log has it, and there is no row'];
  if (row.version !== chain.length) faults.push(`version ${row.version} after ${chain.length} changes`);
  const fields = fieldsThatDiffer(
    last?.state === undefined ? {} : fileSnapshot(last.state),
    fileSnapshot(row),
  );
  return fields.length === 0 ? faults : [...faults, `the row is not what the log says: ${fields.join(', ')}`];
}

/** Looks at one change and gives its link, and what does not hold. */
function look(change: StoredChange, seq: number, last: Link | undefined): [Link, string[]] {
  const bytes = Buffer.from(change.canonical, 'utf8');
  const hash = leafHash(bytes).toString('hex');
  const leaf = JSON.parse(change.canonical) as Leaf;
  const [name, state] = opened(change.disclosure);
  const digest = change.disclosure === null ? undefined : sha256(change.disclosure).toString('base64url');
  const holds: Readonly<Record<string, boolean>> = {
    'the leaf has not the hash it claims': hash === change.leafHash,
    'the leaf is not canonical': canonicalJson(leaf).equals(bytes),
    'the leaf is about something else': leaf.subject.type === 'file' && leaf.subject.id === change.subjectId,
    'the leaf is called otherwise': leaf.action === change.action && leaf.outcome === 'allowed',
    'it is out of its turn': leaf.fileSeq === seq && change.fileSeq === seq && leaf.after?.version === seq,
    'it does not name the leaf before': leaf.prev === last?.hash,
    'it does not go on from the state before':
      leaf.before?.commit === last?.commit && (leaf.before?.version ?? 0) === seq - 1,
    'the state is not disclosed': name === 'state' && state !== undefined,
    'the leaf does not commit to the state':
      digest !== undefined && leaf.after?.commit === digest && leaf.sd.includes(digest),
    'the state has another version': state?.version === seq && state.fileNumber === change.subjectId,
  };
  const faults = Object.entries(holds).flatMap(([fault, isSo]) => (isSo ? [] : [fault]));
  const link = { hash, commit: leaf.after?.commit, state };
  if (state === undefined) return [link, faults];
  return [link, [...faults, ...faultsOfStep(leaf, last?.state, state)]];
}

/** Whether a state follows from the one before by what the event is called. */
function faultsOfStep(leaf: Leaf, before: CaseFile | undefined, after: CaseFile): string[] {
  if (before === undefined) {
    const isBegun = leaf.action === 'file.received' && after.state === 'received' && after.version === 1;
    return isBegun ? [] : ['a file does not begin like this'];
  }
  try {
    const event = replayedEvent(leaf.action, { before, after, actorId: leaf.actor.id });
    const next: CaseFile | undefined = evolve(before, event);
    if (next === undefined) return ['test/support/whole-way/replayed-events.ts does not know this event'];
    const fields = fieldsThatDiffer(fileSnapshot(next), fileSnapshot(after));
    return fields.length === 0 ? [] : [`the state does not follow from the event: ${fields.join(', ')}`];
  } catch (error) {
    return [(error as Error).message];
  }
}

function opened(disclosure: string | null): [name?: string, state?: CaseFile] {
  if (disclosure === null) return [];
  const [, name, state] = JSON.parse(Buffer.from(disclosure, 'base64url').toString('utf8')) as [
    string,
    string,
    CaseFile,
  ];
  return [name, state];
}
