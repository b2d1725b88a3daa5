import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../config.js';
import { BrokenLog } from '../../../domain/audit/broken-log.js';
import { type Checkpoint, checkpointOf, checkpointText } from '../../../domain/audit/checkpoint.js';
import { isConsistent } from '../../../domain/audit/consistency-proof.js';
import { NoteSigner } from '../../../platform/crypto/note-signer.js';
import { NoteVerifier } from '../../../platform/crypto/note-verifier.js';
import { SHA256_TREE } from '../../../platform/crypto/tree-hash.js';
import { SignerState } from './signer-state.js';
import { type TileSource } from './tree-reader.js';

/** Signs checkpoints, and nothing that does not go on from what it signed last. It believes nobody: not the database either. */
@Injectable()
export class CheckpointSigner {
  readonly #signer: NoteSigner;
  readonly #verifier: NoteVerifier;
  readonly #state: SignerState;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.#signer = new NoteSigner(config.auditLogOrigin, config.auditSigningKey);
    this.#verifier = new NoteVerifier(this.#signer.key);
    this.#state = new SignerState(config.auditSignerState);
  }

  /** The key that verifies what is signed here. */
  get key(): NoteSigner['key'] {
    return this.#signer.key;
  }

  /** Where it is kept what was signed last. */
  get statePath(): string {
    return this.#state.path;
  }

  /**
   * What was signed last: as kept here or, where another process signed later, as the database has it, signed with this key.
   * Undefined when nothing was.
   */
  async last(source: TileSource): Promise<Checkpoint | undefined> {
    const kept = await this.#state.load();
    const [row] = await source.query<{ note: string }>(
      'SELECT note FROM audit_checkpoints ORDER BY tree_size DESC LIMIT 1',
      [],
    );
    const text = row === undefined ? null : this.#verifier.verify(row.note);
    const stored = text === null ? null : checkpointOf(text);
    if (kept === undefined || stored === null) return kept ?? stored ?? undefined;
    return stored.size > kept.size ? stored : kept;
  }

  /**
   * The signed note of a tree, once the proof shows that it goes on from what was signed last. Throws a
   * {@link BrokenLog} when it does not: nothing is signed then.
   */
  async sign(tree: {
    readonly size: number;
    readonly root: Buffer;
    readonly last: Checkpoint | undefined;
    readonly proof: readonly Buffer[];
  }): Promise<string> {
    const { size, root, last, proof } = tree;
    const from = last?.size ?? 0;
    const fromRoot = last === undefined ? SHA256_TREE.empty() : Buffer.from(last.root, 'base64');
    if (!isConsistent(SHA256_TREE, { from, to: size, fromRoot, toRoot: root, proof })) {
      throw new BrokenLog(
        `the audit log of ${size} entries does not go on from the ${from} that were signed last`,
      );
    }
    const checkpoint = { origin: this.config.auditLogOrigin, size, root: root.toString('base64') };
    await this.#state.save(checkpoint);
    return this.#signer.sign(checkpointText(checkpoint));
  }

  /** The signed note of another text with the same key: of the receipt of a batch. */
  signNote(text: string): string {
    return this.#signer.sign(text);
  }

  /** The bare Ed25519 signature of another text with the same key: of a receipt. */
  signText(text: string): Buffer {
    return this.#signer.signatureOf(text);
  }
}
