// A log as the service would have written it, with the service's own functions: for benches that read it.
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, openSync, closeSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { leafOf } from '../../dist/src/domain/audit/event.js';
import { checkpointText } from '../../dist/src/domain/audit/checkpoint.js';
import { GrowingTree } from '../../dist/src/domain/audit/growing-tree.js';
import { verifierKeyText } from '../../dist/src/domain/audit/signed-note.js';
import { entriesPath, TILE_WIDTH, tilePath } from '../../dist/src/domain/audit/tile.js';
import { bundleOf } from '../../dist/src/modules/audit/tree/entry-bundle.js';
import { canonicalJson } from '../../dist/src/platform/crypto/canonical-json.js';
import { sealDisclosure } from '../../dist/src/platform/crypto/disclosure.js';
import { leafHash } from '../../dist/src/platform/crypto/hashing.js';
import { NoteSigner } from '../../dist/src/platform/crypto/note-signer.js';
import { SHA256_TREE } from '../../dist/src/platform/crypto/tree-hash.js';

const ORIGIN = 'desk.example/audit';
/** What happens to a file, one after the other; every other event is somebody who reads it. */
const CHANGES = ['received', 'screening-started', 'cleared-for-interview', 'interview-scheduled'];
const LATER = ['interview-recorded', 'decision-proposed', 'decision-confirmed', 'correction-noted'];
const OFFICER = { id: 'stf_demo-officer', role: 'officer', via: 'token', requestId: randomUUID() };

/**
 * Writes a log directory of so many events: files with eight changes each, each change with the state it leaves, and as many reads.
 *
 * @returns {{ key: string }} the key that verifies it
 */
export function makeLog(folder, events) {
  const { privateKey } = generateKeyPairSync('ed25519');
  const signer = new NoteSigner(ORIGIN, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const tree = GrowingTree.of(SHA256_TREE, 0, []);
  const tiles = new Map();
  const write = (name, bytes) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  };
  mkdirSync(folder, { recursive: true });
  const disclosures = openSync(join(folder, 'disclosures.ndjson'), 'w');
  const source = eventsOf(events);
  for (let index = 0; index * TILE_WIDTH < events; index += 1) {
    const bundle = take(source, Math.min(TILE_WIDTH, events - index * TILE_WIDTH));
    write(entriesPath({ index, width: bundle.length }), bundleOf(bundle.map(({ canonical }) => canonical)));
    for (const tile of tree.append(bundle.map(({ hash }) => hash)))
      tiles.set(`${tile.level}/${tile.index}`, tile);
    writeSync(disclosures, bundle.flatMap(({ lines }) => lines).join(''));
  }
  closeSync(disclosures);
  for (const { level, index, hashes } of tiles.values()) {
    write(tilePath({ level, index, width: hashes.length / 32 }), hashes);
  }
  const root = Buffer.from(tree.root()).toString('base64');
  write('checkpoint', signer.sign(checkpointText({ origin: ORIGIN, size: events, root })));
  return { key: verifierKeyText(signer.key) };
}

/** Events, one after the other; of a hundred files at a time, so that their changes stand apart as they do in a log. */
function* eventsOf(count) {
  const actions = [...CHANGES, ...LATER];
  for (let made = 0; made < count;) {
    const files = Array.from({ length: 100 }, aFile);
    for (const [i, action] of actions.entries()) {
      for (const file of files) {
        yield change(file, action, i + 1);
        yield sealed({ action: 'file.read', subject: file.subject }, {}, []);
        made += 2;
      }
    }
  }
}

function aFile() {
  const letters = randomBytes(5).toString('hex').toUpperCase();
  return {
    subject: { type: 'file', id: `RD-${letters.slice(0, 5)}-${letters.slice(5)}` },
    previous: undefined,
  };
}

function change(file, name, version) {
  const state = sealDisclosure(nonce(), 'state', stateOf(file, version));
  const draft = { action: `file.${name}`, subject: file.subject, change: { version, state: {} } };
  const more = file.previous === undefined ? {} : { previous: file.previous };
  const event = sealed(draft, { stateCommit: state.digest, ...more }, [state]);
  file.previous = { leafHash: event.hash.toString('hex'), commit: state.digest };
  return event;
}

function sealed(draft, more, disclosed) {
  const eventId = randomUUID();
  const leaf = leafOf(draft, {
    ...{ log: ORIGIN, eventId, nonce: nonce(), actor: OFFICER, time: '2026-11-22T10:00:00.000Z' },
    digests: disclosed.map(({ digest }) => digest),
    ...more,
  });
  const canonical = canonicalJson(leaf);
  const lines = disclosed.map(
    ({ disclosure }) => `{"eventId" : "${eventId}", "disclosure" : "${disclosure}"}\n`,
  );
  return { canonical, hash: leafHash(canonical), lines };
}

/** As much as the state of a file says. */
function stateOf({ subject }, version) {
  return {
    ...{
      fileNumber: subject.id,
      partnerId: 'ptn_demo-a',
      batchId: randomUUID(),
      state: 'screening',
      version,
      round: 1,
    },
    ...{ urgency: 'urgent', urgencyReason: 'final-order-in-custody', ruledUrgency: 'urgent' },
    ...{ ruledUrgencyReason: 'final-order-in-custody', urgencyReviewOn: null, conclusion: 'undetermined' },
    ...{ route: 'land-port-of-entry', persons: 2, removalScheduledOn: null, officerId: 'stf_demo-officer' },
    ...{
      currentCheckId: randomUUID(),
      acknowledgedCheckId: null,
      outcome: null,
      closingReason: null,
      mergedInto: null,
    },
    ...{ pausedSince: null, pausedDays: 0, disposedAt: null, receivedAt: '2026-11-22T10:00:00.000Z' },
    changedAt: '2026-11-22T10:00:00.000Z',
  };
}

function nonce() {
  return randomBytes(16).toString('base64url');
}

function take(source, count) {
  return Array.from({ length: count }, () => source.next().value);
}
