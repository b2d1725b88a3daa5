import { Injectable } from '@nestjs/common';
import { type GlassBreak } from '../../domain/break-glass/glass-break.js';
import { FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';
import { changedRows, type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** A break as it is kept, with what people wrote to it, sealed under the key of the file. */
export interface KeptGlassBreak extends GlassBreak {
  readonly sealed: Buffer;
  readonly sealedReview: Buffer | null;
}

/** Place in the list of breaks: the instant and the break, so that the order is total. */
export type GlassBreakPosition = readonly [brokenAt: string, breakId: string];

type BreakRow = Omit<KeptGlassBreak, 'brokenAt' | 'expiresAt' | 'reviewedAt'> & {
  readonly brokenAt: Date;
  readonly expiresAt: Date;
  readonly reviewedAt: Date | null;
};

/** Looks into other officers’ files, and what managers found of them; `dataKey` is that of the file. */
@Injectable()
export class GlassBreakStore {
  constructor(private readonly cipher: FieldCipher) {}

  /**
   * True when an officer may look into a colleague’s file at an instant: they have broken its glass and it is not whole again, or
   * they are booked for an interview of it, or held one.
   */
  async isOpenTo(tx: ReadTx, fileNumber: string, officerId: string, at: Date): Promise<boolean> {
    const rows = await rowsOf(
      tx,
      `(SELECT FROM glass_breaks WHERE file_number = $1 AND officer_id = $2 AND expires_at > $3 LIMIT 1)
       UNION ALL (SELECT FROM interviews WHERE file_number = $1 AND officer_id = $2 AND status IN ('booked', 'held') LIMIT 1)`,
      [fileNumber, officerId, at],
    );
    return rows.length > 0;
  }

  /** Keeps a break with its reason. */
  async insert(tx: WriteTx, made: GlassBreak, reason: string, dataKey: Buffer): Promise<void> {
    await rowsOf(
      tx,
      `INSERT INTO glass_breaks (break_id, file_number, partner_id, officer_id, assigned_to, broken_at, expires_at,
         version, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[made.breakId, made.fileNumber, made.partnerId, made.officerId, made.assignedTo],
        ...[made.brokenAt, made.expiresAt, made.version],
        this.cipher.seal(dataKey, placeOf('sealed', made.breakId), reason),
      ],
    );
  }

  /** A break, if there is one that this transaction’s actor may see. `breakId` must be a UUID. */
  async find(tx: ReadTx, breakId: string): Promise<KeptGlassBreak | undefined> {
    const rows = await rowsOf<BreakRow>(tx, `${SELECT} WHERE break_id = $1`, [breakId]);
    return rows.map(toBreak)[0];
  }

  /** The same, locked until the transaction ends. */
  async findLocked(tx: WriteTx, breakId: string): Promise<KeptGlassBreak | undefined> {
    const rows = await rowsOf<BreakRow>(tx, `${SELECT} WHERE break_id = $1 FOR UPDATE`, [breakId]);
    return rows.map(toBreak)[0];
  }

  /** Up to `limit` breaks after `after`, the earliest first; those reviewed or not, or all. */
  async list(
    tx: ReadTx,
    page: {
      readonly isReviewed: boolean | null;
      readonly after: GlassBreakPosition | null;
      readonly limit: number;
    },
  ): Promise<readonly KeptGlassBreak[]> {
    const { isReviewed, after, limit } = page;
    // Said in the text, not by a parameter, so that the index of those that wait is one for this statement.
    const reviewed = isReviewed === null ? 'true' : `finding IS ${isReviewed ? 'NOT ' : ''}NULL`;
    const rows = await rowsOf<BreakRow>(
      tx,
      `${SELECT} WHERE ${reviewed} AND ($1::timestamptz IS NULL OR (broken_at, break_id) > ($1::timestamptz, $2::uuid))
       ORDER BY broken_at, break_id LIMIT $3`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    return rows.map(toBreak);
  }

  /** Writes the review of a break. Throws when the version before was not there: then the lock was not held. */
  async updateReviewed(tx: WriteTx, next: GlassBreak, words: string, dataKey: Buffer): Promise<void> {
    const changed = await changedRows(
      tx,
      `UPDATE glass_breaks SET version = $2, finding = $3, reviewed_by = $4, reviewed_at = $5, sealed_review = $6
       WHERE break_id = $1 AND version = $2 - 1`,
      [
        ...[next.breakId, next.version, next.finding, next.reviewedBy, next.reviewedAt],
        this.cipher.seal(dataKey, placeOf('sealed_review', next.breakId), words),
      ],
    );
    if (changed !== 1) throw new Error('the break was changed without its lock');
  }

  /** Why the glass was broken, in the officer’s words. */
  reasonOf({ breakId, sealed }: KeptGlassBreak, dataKey: Buffer): string {
    return this.cipher.open(dataKey, placeOf('sealed', breakId), sealed);
  }

  /** What the manager wrote to the finding; null before there is one. */
  reviewOf({ breakId, sealedReview }: KeptGlassBreak, dataKey: Buffer): string | null {
    return sealedReview === null
      ? null
      : this.cipher.open(dataKey, placeOf('sealed_review', breakId), sealedReview);
  }
}

const SELECT = `SELECT break_id AS "breakId", file_number AS "fileNumber", partner_id AS "partnerId",
  officer_id AS "officerId", assigned_to AS "assignedTo", broken_at AS "brokenAt", expires_at AS "expiresAt", version,
  finding, reviewed_by AS "reviewedBy", reviewed_at AS "reviewedAt", sealed, sealed_review AS "sealedReview"
  FROM glass_breaks`;

function toBreak(row: BreakRow): KeptGlassBreak {
  return {
    ...row,
    brokenAt: row.brokenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
  };
}

function placeOf(column: string, row: string): Place {
  return { table: 'glass_breaks', column, row };
}
