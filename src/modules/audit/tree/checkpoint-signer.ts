import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, type UnsignedConfig } from '../../../config.js';
import { BrokenLog } from '../../../domain/audit/broken-log.js';
import { type Checkpoint, checkpointOf, checkpointText } from '../../../domain/audit/checkpoint.js';
import { isConsistent } from '../../../domain/audit/consistency-proof.js';
import { NoteSigner } from '../../../platform/crypto/note-signer.js';
import { NoteVerifier } from '../../../platform/crypto/note-verifier.js';
import { SHA256_TREE } from '../../../platform/crypto/tree-hash.js';
import { StartupError } from '../../../platform/startup-error.js';
import { SignerState } from './signer-state.js';
import { type TileSource } from './tree-reader.js';

/** What signing takes; absent in a process that signs nothing. */
interface Signing {
  readonly signer: NoteSigner;
  readonly verifier: NoteVerifier;
  readonly state: SignerState;
}

/** Signs checkpoints, and nothing that does not go on from what was signed last. It believes nobody: not the database either. */
@Injectable()
export class CheckpointSigner {
  readonly #given: Signing | undefined;

  constructor(@Inject(CONFIG) private readonly config: UnsignedConfig | Config) {
    if (!('auditSigningKey' in config)) return;
    const signer = new NoteSigner(config.auditLogOrigin, config.auditSigningKey);
    const state = new SignerState(config.auditSignerState);
    this.#given = { signer, verifier: new NoteVerifier(signer.key), state };
  }

  /** False in a process that was given no key; whatever signs then throws. */
  get signs(): boolean {
    return this.#given !== undefined;
  }

  /** The key that verifies what is signed here. */
  get key(): NoteSigner['key'] {
    return this.#signing.signer.key;
  }

  /** Where it is kept what was signed last. */
  get statePath(): string {
    return this.#signing.state.path;
  }

  /**
   * What was signed last, the smaller first: as kept here and, because other processes sign as well, as the database has it; one where
   * they agree, none when nothing was signed. The database alone is never believed: whoever holds the key could have signed
   * another log there, larger by one. Throws a {@link StartupError} when the file is damaged or of another log, and when the database
   * has a checkpoint that this key did not sign.
   */
  async last(source: TileSource): Promise<readonly Checkpoint[]> {
    const [kept, stored] = [await this.#kept(), await this.#stored(source)];
    const known = [kept, stored].filter((one) => one !== undefined);
    const agree = kept?.size === stored?.size && kept?.root === stored?.root;
    return agree ? known.slice(1) : known.sort((one, other) => one.size - other.size);
  }

  /** Keeps what was found signed, and found to be so; tries out that it could, when nothing was. Throws a {@link StartupError}. */
  async takeUp(newest: Checkpoint | undefined): Promise<void> {
    const { state } = this.#signing;
    const kept = await state.load();
    if (newest !== undefined && newest.size > (kept?.size ?? 0)) await state.save(newest);
    else await state.tryOut();
  }

  /**
   * The signed note of a tree, once proofs show that it goes on from each of what was signed last. Throws a {@link BrokenLog}
   * when it does not, and a {@link StartupError} when it cannot be kept what is signed: nothing is signed then.
   */
  async sign(tree: {
    readonly size: number;
    readonly root: Buffer;
    readonly last: readonly { readonly checkpoint: Checkpoint; readonly proof: readonly Buffer[] }[];
  }): Promise<string> {
    const { size, root, last } = tree;
    for (const { checkpoint, proof } of last) {
      const fromRoot = Buffer.from(checkpoint.root, 'base64');
      if (!isConsistent(SHA256_TREE, { from: checkpoint.size, to: size, fromRoot, toRoot: root, proof })) {
        throw new BrokenLog(
          `the audit log of ${size} entries does not go on from the ${checkpoint.size} that were signed last: have an auditor compare it with a checkpoint they kept`,
        );
      }
    }
    const checkpoint = { origin: this.config.auditLogOrigin, size, root: root.toString('base64') };
    await this.#signing.state.save(checkpoint);
    return this.#signing.signer.sign(checkpointText(checkpoint));
  }

  /** The signed note of another text with the same key: of the receipt of a batch. */
  signNote(text: string): string {
    return this.#signing.signer.sign(text);
  }

  /** The bare Ed25519 signature of another text with the same key: of a receipt. */
  signText(text: string): Buffer {
    return this.#signing.signer.signatureOf(text);
  }

  async #kept(): Promise<Checkpoint | undefined> {
    const kept = await this.#signing.state.load();
    if (kept === undefined || kept.origin === this.config.auditLogOrigin) return kept;
    throw new StartupError(
      `${this.statePath} (AUDIT_SIGNER_STATE) says what another audit log signed last, not that of AUDIT_LOG_ORIGIN: name the file of this one, and never two logs one file.`,
    );
  }

  async #stored(source: TileSource): Promise<Checkpoint | undefined> {
    const [row] = await source.query<{ note: string }>(
      'SELECT note FROM audit_checkpoints ORDER BY tree_size DESC LIMIT 1',
      [],
    );
    if (row === undefined) return undefined;
    const text = this.#signing.verifier.verify(row.note);
    const stored = text === null ? null : checkpointOf(text);
    if (stored !== null) return stored;
    throw new StartupError(
      'The newest checkpoint of the audit log is not signed with AUDIT_SIGNING_KEY under the name AUDIT_LOG_ORIGIN: give both as they were when it was signed, for neither can be changed while the log goes on. Nothing was changed.',
    );
  }

  get #signing(): Signing {
    if (this.#given === undefined) throw new Error('this process was given no key to sign with');
    return this.#given;
  }
}
