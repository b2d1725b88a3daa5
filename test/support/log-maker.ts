import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkpointText } from '../../src/domain/audit/checkpoint.js';
import { type EventDraft, leafOf } from '../../src/domain/audit/event.js';
import { GrowingTree } from '../../src/domain/audit/growing-tree.js';
import { MANIFEST_FORMAT } from '../../src/domain/audit/manifest-format.js';
import { verifierKeyText } from '../../src/domain/audit/signed-note.js';
import { entriesPath, TILE_WIDTH, tilePath } from '../../src/domain/audit/tile.js';
import { bundleOf } from '../../src/modules/audit/tree/entry-bundle.js';
import { canonicalJson } from '../../src/platform/crypto/canonical-json.js';
import { type SealedDisclosure, sealDisclosure } from '../../src/platform/crypto/disclosure.js';
import { leafHash } from '../../src/platform/crypto/hashing.js';
import { NoteSigner } from '../../src/platform/crypto/note-signer.js';
import { SHA256_TREE } from '../../src/platform/crypto/tree-hash.js';

/** An entry before it is put into a log. */
export interface MadeEntry {
  readonly eventId: string;
  readonly canonical: Buffer;
  readonly disclosed: readonly SealedDisclosure[];
}

/** What an event says beside the usual. */
export interface MadeEvent {
  readonly action?: string;
  readonly subject?: EventDraft['subject'];
  readonly time?: string;
  readonly eventId?: string;
  readonly disclosed?: readonly SealedDisclosure[];
}

const SALT = 'c2FsdHNhbHRzYWx0c2FsdA';
const ACTOR = { id: 'stf_demo-officer', role: 'officer', via: 'token', requestId: 'r-1' } as const;

/** A disclosure with its digest. */
export function sealed(name: string, value: unknown): SealedDisclosure {
  return sealDisclosure(SALT, name, value);
}

/** Makes logs as the service writes them, and as somebody would who has its key and no scruples. */
export class LogMaker {
  readonly origin = 'desk.example/audit';
  readonly #signer: NoteSigner;

  constructor() {
    const { privateKey } = generateKeyPairSync('ed25519');
    this.#signer = new NoteSigner(this.origin, privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
  }

  /** The key that verifies its logs. */
  get key(): string {
    return verifierKeyText(this.#signer.key);
  }

  /** An event that changes nothing: a read, unless it says otherwise. */
  event(made: MadeEvent = {}): MadeEntry {
    const { action = 'file.read', subject = { type: 'file', id: 'RD-MADEU-PFILE' } } = made;
    return this.#entry({ action, subject }, made, {});
  }

  /** The changes of a file, one on top of the other, each disclosing its state; `edit` may change the n-th of them. */
  file(id: string, changes: number, edit: (n: number) => MadeEvent = () => ({})): MadeEntry[] {
    const entries: MadeEntry[] = [];
    let previous: { leafHash: string; commit: string } | undefined;
    for (let version = 1; version <= changes; version += 1) {
      const state = sealed('state', { id, version });
      const made = { ...edit(version), disclosed: [state, ...(edit(version).disclosed ?? [])] };
      const draft = {
        action: 'file.changed',
        subject: { type: 'file', id },
        change: { version, state: {} },
      } as const;
      const more = { stateCommit: state.digest, ...(previous === undefined ? {} : { previous }) };
      const entry = this.#entry(draft, made, more);
      previous = { leafHash: leafHash(entry.canonical).toString('hex'), commit: state.digest };
      entries.push(entry);
    }
    return entries;
  }

  /** That disclosures of an event were taken out. */
  redaction(
    event: string,
    digests: readonly string[],
    said: unknown = { event, digests, basis: 'correction' },
  ): MadeEntry {
    const disclosed = [sealed('redacted', said), sealed('reason', 'made up')];
    return this.event({ action: 'audit.redaction', subject: { type: 'event', id: event }, disclosed });
  }

  /** The signed checkpoint of these entries. */
  note(entries: readonly MadeEntry[]): string {
    return this.signed(checkpointText(this.#checkpointOf(entries)));
  }

  /** Any text, signed with the key of the log. */
  signed(text: string): string {
    return this.#signer.sign(text);
  }

  /** Writes a log into a folder of its own, as an export does, and gives the folder. */
  written(entries: readonly MadeEntry[]): string {
    const folder = mkdtempSync(join(tmpdir(), 'referral-desk-made-log-'));
    const write = (name: string, content: Uint8Array | string): void => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    };
    for (let index = 0; index * TILE_WIDTH < entries.length; index += 1) {
      const some = entries.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH);
      write(entriesPath({ index, width: some.length }), bundleOf(some.map(({ canonical }) => canonical)));
    }
    const tiles = GrowingTree.of(SHA256_TREE, 0, []).append(entries.map((one) => leafHash(one.canonical)));
    for (const { level, index, hashes } of tiles) {
      write(tilePath({ level, index, width: hashes.length / 32 }), hashes);
    }
    const lines = entries.flatMap(({ eventId, disclosed }) =>
      disclosed.map(({ disclosure }) => `{"eventId" : "${eventId}", "disclosure" : "${disclosure}"}\n`),
    );
    write('checkpoint', this.note(entries));
    write('disclosures.ndjson', lines.join(''));
    const manifest = {
      format: MANIFEST_FORMAT,
      ...{ entries: entries.length, disclosures: lines.length, verifierKeys: [this.key] },
      exportedAt: '2026-11-20T10:00:00.000Z',
    };
    write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
    return folder;
  }

  #entry(draft: EventDraft, made: MadeEvent, more: object): MadeEntry {
    const { disclosed = [], eventId = randomUUID(), time = '2026-11-20T09:00:00.000Z' } = made;
    const leaf = leafOf(draft, {
      ...{ log: this.origin, eventId, nonce: 'bm9uY2U', time, actor: ACTOR },
      digests: disclosed.map(({ digest }) => digest),
      ...more,
    });
    return { eventId, canonical: Buffer.from(canonicalJson(leaf)), disclosed };
  }

  #checkpointOf(entries: readonly MadeEntry[]): { origin: string; size: number; root: string } {
    const tree = GrowingTree.of(SHA256_TREE, 0, []);
    tree.append(entries.map((one) => leafHash(one.canonical)));
    return { origin: this.origin, size: entries.length, root: Buffer.from(tree.root()).toString('base64') };
  }
}
