import { batchReceiptText, type ProvenEntry } from '../../domain/audit/batch-receipt.js';
import { type Checkpoint } from '../../domain/audit/checkpoint.js';
import { isIncluded } from '../../domain/audit/inclusion-proof.js';
import { readLeaf } from '../../domain/audit/leaf-grammar.js';
import { type NoteVerifier } from '../../platform/crypto/note-verifier.js';
import { SHA256_TREE } from '../../platform/crypto/tree-hash.js';
import { type ReceiptFile } from './receipt-file.js';
import { signedCheckpoint } from './signed-checkpoint.js';
import { Tampered } from './tampered.js';

/**
 * Checks the receipt of a batch: both signatures; that the statement is the one of these entries; that each entry is a leaf in
 * canonical form, about its batch or about the receipt of its file, of this log and this partner; and that the checkpoint holds
 * it. Gives the checkpoint. Throws {@link Tampered} for the first thing that does not hold.
 */
export function verifyReceipt(receipt: ReceiptFile, verifier: NoteVerifier): Checkpoint {
  const checkpoint = signedCheckpoint(receipt.checkpoint, verifier, 'the checkpoint');
  const statement = verifier.verify(receipt.statement);
  if (statement === null) throw new Tampered('the statement is not signed with the key');
  if (statement !== batchReceiptText(receipt, checkpoint))
    throw new Tampered('the receipt is not what its statement says');
  for (const entry of receipt.batch) {
    verifyEntry(entry, { checkpoint, type: 'batch', partnerId: receipt.partnerId });
    if (entry.subjectId !== receipt.batchId) throw new Tampered('it is about another batch', entry.index);
  }
  for (const entry of receipt.files) {
    const leaf = verifyEntry(entry, { checkpoint, type: 'file', partnerId: receipt.partnerId });
    if (leaf.action !== 'file.received') throw new Tampered('it is not the receipt of a file', entry.index);
  }
  return checkpoint;
}

function verifyEntry(
  entry: ProvenEntry,
  expected: { readonly checkpoint: Checkpoint; readonly type: string; readonly partnerId: string },
): { readonly action: string } {
  const { index } = entry;
  const leafHash = Buffer.from(SHA256_TREE.leaf(Buffer.from(entry.leaf, 'utf8')));
  if (leafHash.toString('hex') !== entry.leafHash)
    throw new Tampered('its hash is not that of its leaf', index);
  const leaf = readLeaf(entry.leaf);
  if (leaf === null) throw new Tampered('it is no leaf in canonical form', index);
  if (leaf.log !== expected.checkpoint.origin) throw new Tampered('it belongs to another log', index);
  const isAsTold =
    leaf.eventId === entry.eventId &&
    leaf.subjectType === expected.type &&
    leaf.subjectId === entry.subjectId;
  if (!isAsTold) throw new Tampered('its leaf is about something else', index);
  const { onBehalfOf = expected.partnerId } = JSON.parse(entry.leaf) as { onBehalfOf?: string };
  if (onBehalfOf !== expected.partnerId) throw new Tampered('it is of another partner', index);
  const isProven = isIncluded(SHA256_TREE, {
    index,
    size: expected.checkpoint.size,
    leafHash,
    proof: entry.proof.map((one) => Buffer.from(one, 'base64')),
    root: Buffer.from(expected.checkpoint.root, 'base64'),
  });
  if (!isProven) throw new Tampered('its proof does not lead to the root of the checkpoint', index);
  return leaf;
}
