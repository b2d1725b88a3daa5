import { BATCH_RECEIPT_FORMAT } from '../../domain/audit/batch-receipt.js';
import { Answer } from '../../platform/openapi/answer.decorator.js';
import {
  listOf,
  matching,
  MAX_INT32,
  objectsOf,
  oneOf,
  SHA256,
  text,
  UUID,
  whole,
} from '../../platform/openapi/forms.js';
import { PARTNER_ID } from '../forms.js';

const HASH = matching(/^[A-Za-z0-9+/]{43}=$/, 'XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=', 44);

/** An entry of the audit log, with the proof that the checkpoint holds it (RFC 9162, section 2.1.3.2). */
export class ReceiptEntryDto {
  @Answer(text(40, 'RD-7K3M9-Q2XP4'), 'What the entry is about: the batch, or a file by its number.')
  subjectId!: string;

  @Answer(UUID, 'The event.')
  eventId!: string;

  @Answer(
    text(65_535, '{"action":"file.received","v":1}'),
    'The entry itself: RFC 8785 canonical JSON, in codes.',
  )
  leaf!: string;

  @Answer(SHA256, 'SHA-256(0x00 || leaf), hexadecimal.')
  leafHash!: string;

  @Answer(whole(0, MAX_INT32, 6), 'Its place in the log, the first being 0.')
  index!: number;

  @Answer(listOf(HASH, 64), 'Hashes from the leaf to the root, base64.')
  proof!: string[];
}

/** That the desk has a batch, and each of its files, in a log that it can no longer change unseen. */
export class BatchReceiptDto {
  @Answer(oneOf([BATCH_RECEIPT_FORMAT]), 'What this is.')
  format!: typeof BATCH_RECEIPT_FORMAT;

  @Answer(UUID, 'The batch.')
  batchId!: string;

  @Answer(PARTNER_ID, 'Whose it is.')
  partnerId!: string;

  @Answer(
    text(500, 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'),
    'The key that signed (C2SP signed-note). Believe the one you had by another way.',
  )
  verifierKey!: string;

  @Answer(
    text(10_000, 'example.com/foo\n8\n'),
    'The signed checkpoint that holds every entry (C2SP tlog-checkpoint).',
  )
  checkpoint!: string;

  @Answer(
    text(4_000_000, 'batch receipt of example.com/foo\n'),
    'The desk’s signed statement (C2SP signed-note): batch, partner, size and root of the checkpoint, and a line for each entry with its subject, place and leaf hash.',
  )
  statement!: string;

  @Answer(objectsOf(() => ReceiptEntryDto, 10), 'The changes of the batch itself.')
  batch!: ReceiptEntryDto[];

  @Answer(
    objectsOf(() => ReceiptEntryDto, 10_000),
    'For each file of the batch, in the order of its rows, the entry of its receipt.',
  )
  files!: ReceiptEntryDto[];
}
