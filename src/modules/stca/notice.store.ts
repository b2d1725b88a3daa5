import { Injectable } from '@nestjs/common';
import { type Notice } from '../../domain/stca/notices.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';
import { waitForLock } from '../../platform/http/wait-for-lock.js';

/** A notice as it was recorded. */
export interface RecordedNotice {
  readonly notice: Notice;
  readonly addedBy: string;
  /** RFC 3339, UTC. */
  readonly addedAt: string;
}

interface NoticeRow {
  readonly notice_id: string;
  readonly kind: Notice['kind'];
  readonly gazette: string;
  readonly publicized_on: string;
  readonly last_day: string | null;
  readonly from_day: string | null;
  readonly renews: string | null;
  readonly provisions: string[] | null;
  readonly added_by: string;
  readonly added_at: Date;
}

/** The advisory lock between those who make checks and those who add notices. */
const NOTICES_LOCK = 7_220_413;

/** Notices under IRPR 159.7 as they stand in the database. Read in each transaction anew, so no process keeps old ones. */
@Injectable()
export class NoticeStore {
  /** Every notice, in the order in which they were recorded. */
  async list(tx: ReadTx): Promise<readonly RecordedNotice[]> {
    const rows = await rowsOf<NoticeRow>(
      tx,
      `SELECT notice_id, kind, gazette, publicized_on::text, last_day::text, from_day::text, renews, provisions,
              added_by, added_at
       FROM law_notices ORDER BY added_at, notice_id`,
    );
    return rows.map((row) => ({
      notice: toNotice(row),
      addedBy: row.added_by,
      addedAt: row.added_at.toISOString(),
    }));
  }

  /** The notices for a check that nothing is stored of. */
  async forLook(tx: ReadTx): Promise<readonly Notice[]> {
    return (await this.list(tx)).map(({ notice }) => notice);
  }

  /**
   * The notices for checks that this transaction stores. Until it ends no notice is added: so every check that is stored
   * after a notice stands on it, and a re-check that follows the notice finds all the others.
   */
  async forChecks(tx: WriteTx): Promise<readonly Notice[]> {
    await this.holdStill(tx);
    return this.forLook(tx);
  }

  /** Lets nobody add a notice until the transaction ends. Whoever locks a file as well does this before. */
  async holdStill(tx: WriteTx): Promise<void> {
    await waitForLock(tx, 'SELECT pg_advisory_xact_lock_shared($1)', [NOTICES_LOCK]);
  }

  /** The notices for one who adds to them; waits until the checks that are being stored are. */
  async forAddition(tx: WriteTx): Promise<readonly Notice[]> {
    await waitForLock(tx, 'SELECT pg_advisory_xact_lock($1)', [NOTICES_LOCK]);
    return this.forLook(tx);
  }

  /** Records a notice. */
  async insert(tx: WriteTx, { notice, addedBy, addedAt }: RecordedNotice): Promise<void> {
    await rowsOf(
      tx,
      `INSERT INTO law_notices (notice_id, kind, gazette, publicized_on, last_day, from_day, renews, provisions,
         added_by, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[notice.id, notice.kind, notice.gazette, notice.publicizedOn],
        notice.kind === 'termination' ? null : (notice.lastDay ?? null),
        notice.kind === 'termination' ? notice.from : null,
        notice.kind === 'renewal' ? notice.renews : null,
        notice.kind === 'partial-suspension' ? notice.provisions : null,
        ...[addedBy, addedAt],
      ],
    );
  }
}

function toNotice(row: NoticeRow): Notice {
  const common = { id: row.notice_id, gazette: row.gazette, publicizedOn: row.publicized_on };
  const lastDay = row.last_day === null ? {} : { lastDay: row.last_day };
  switch (row.kind) {
    case 'termination':
      return { kind: row.kind, ...common, from: row.from_day ?? '' };
    case 'renewal':
      return { kind: row.kind, ...common, ...lastDay, renews: row.renews ?? '' };
    case 'partial-suspension':
      return { kind: row.kind, ...common, ...lastDay, provisions: row.provisions ?? [] };
    case 'suspension':
      return { kind: row.kind, ...common, ...lastDay };
  }
}
