import { type Response } from 'supertest';
import { type Checkpoint, checkpointOf } from '../../src/domain/audit/checkpoint.js';
import { isConsistent } from '../../src/domain/audit/consistency-proof.js';
import { isIncluded } from '../../src/domain/audit/inclusion-proof.js';
import { NoteVerifier } from '../../src/platform/crypto/note-verifier.js';
import { SHA256_TREE } from '../../src/platform/crypto/tree-hash.js';
import { type TestApp } from './app.js';
import { eventually } from './desk.js';

/** An auditor who believes nothing that they have not computed. */
export class Auditor {
  constructor(private readonly test: TestApp) {}

  /** Asks, as the auditor. */
  get(path: string): Promise<Response> {
    return this.test.request
      .get(`/v1/audit/${path}`)
      .set('authorization', `Bearer ${this.test.tokens.auditor}`)
      .then((response) => response);
  }

  /** Asks for bytes. */
  bytes(path: string): Promise<{ readonly status: number; readonly bytes: Buffer }> {
    return this.test.request
      .get(`/v1/audit/${path}`)
      .set('authorization', `Bearer ${this.test.tokens.auditor}`)
      .buffer()
      .parse((answer, done) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => done(null, Buffer.concat(parts)));
      })
      .then(({ status, body }) => ({ status, bytes: body as Buffer }));
  }

  /** The newest checkpoint once it satisfies, its signature verified with the published key. */
  async checkpoint(isWanted: (checkpoint: Checkpoint) => boolean = () => true): Promise<Checkpoint> {
    const { body } = await this.get('keys');
    const verifier = NoteVerifier.of(
      (body as { items: { verifierKey: string }[] }).items[0]?.verifierKey ?? '',
    );
    if (verifier === null) throw new Error('no key is published');
    const ask = async (): Promise<Checkpoint | null> => {
      const { status, text } = await this.get('checkpoint');
      if (status !== 200) return null;
      const signed = verifier.verify(text);
      if (signed === null) throw new Error('the checkpoint is not signed with the published key');
      return checkpointOf(signed);
    };
    const checkpoint = await eventually(ask, (one) => one !== null && isWanted(one));
    if (checkpoint === null) throw new Error('there is no checkpoint');
    return checkpoint;
  }

  /** Whether an event, by its leaf hash in hexadecimal, is proved to be in the tree of a checkpoint. */
  async proves(
    event: { readonly eventId: string; readonly leafHash: string },
    of: Checkpoint,
  ): Promise<boolean> {
    const { body, status } = await this.get(`proofs/inclusion?eventId=${event.eventId}&treeSize=${of.size}`);
    if (status !== 200) return false;
    const { index, size, hashes } = body as { index: number; size: number; hashes: string[] };
    return (
      size === of.size &&
      isIncluded(SHA256_TREE, {
        index,
        size,
        leafHash: Buffer.from(event.leafHash, 'hex'),
        proof: hashes.map((one) => Buffer.from(one, 'base64')),
        root: Buffer.from(of.root, 'base64'),
      })
    );
  }

  /** Whether the log of one checkpoint is proved to begin with that of an older one. */
  async provesGrowth(older: Checkpoint, newer: Checkpoint): Promise<boolean> {
    const { body, status } = await this.get(`proofs/consistency?from=${older.size}&to=${newer.size}`);
    if (status !== 200) return false;
    return isConsistent(SHA256_TREE, {
      from: older.size,
      to: newer.size,
      fromRoot: Buffer.from(older.root, 'base64'),
      toRoot: Buffer.from(newer.root, 'base64'),
      proof: (body as { hashes: string[] }).hashes.map((one) => Buffer.from(one, 'base64')),
    });
  }
}
