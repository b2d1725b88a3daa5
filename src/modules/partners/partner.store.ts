import { Injectable } from '@nestjs/common';
import { type Partner, type PartnerState, type VettingResult } from '../../domain/partner/partner.js';
import { changedRows, type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** A partner, and what the organisation is called. The name is for managers; nobody else is told it. */
export interface NamedPartner {
  readonly partner: Partner;
  readonly name: string;
}

interface PartnerRow {
  readonly partner_id: string;
  readonly name: string;
  readonly status: PartnerState;
  readonly version: number;
  readonly created_by: string;
  readonly created_at: Date;
  readonly changed_at: Date;
  readonly vetted_by: string | null;
  readonly vetted_version: number | null;
  readonly vetting_result: VettingResult | null;
  readonly suspended_by: string | null;
  readonly suspended_version: number | null;
}

const COLUMNS = `partner_id, name, status, version, created_by, created_at, changed_at, vetted_by, vetted_version,
  vetting_result, suspended_by, suspended_version`;

/** Partner organisations as they stand in the database. */
@Injectable()
export class PartnerStore {
  /** The partner, if there is one. */
  async find(tx: ReadTx, partnerId: string): Promise<NamedPartner | undefined> {
    const rows = await rowsOf<PartnerRow>(tx, `SELECT ${COLUMNS} FROM partners WHERE partner_id = $1`, [
      partnerId,
    ]);
    return rows.map(toNamedPartner)[0];
  }

  /**
   * The partner, locked until the transaction ends. The lock leaves the key alone: FOR UPDATE would wait for every batch
   * of the partner that is being stored, and a suspension must not.
   */
  async findLocked(tx: WriteTx, partnerId: string): Promise<NamedPartner | undefined> {
    const rows = await rowsOf<PartnerRow>(
      tx,
      `SELECT ${COLUMNS} FROM partners WHERE partner_id = $1 FOR NO KEY UPDATE`,
      [partnerId],
    );
    return rows.map(toNamedPartner)[0];
  }

  /** Up to `limit` partners after an id, by id; all of them, or those of a state. */
  async list(
    tx: ReadTx,
    { status, after, limit }: { status: string | undefined; after: string; limit: number },
  ): Promise<NamedPartner[]> {
    const rows = await rowsOf<PartnerRow>(
      tx,
      `SELECT ${COLUMNS} FROM partners
       WHERE partner_id > $1 AND ($2::text IS NULL OR status = $2) ORDER BY partner_id LIMIT $3`,
      [after, status ?? null, limit],
    );
    return rows.map(toNamedPartner);
  }

  /** Stores a new partner; false when there is one of that id, which is left as it is. */
  async insert(tx: WriteTx, { partner, name }: NamedPartner): Promise<boolean> {
    const rows = await rowsOf(
      tx,
      `INSERT INTO partners (partner_id, name, status, version, created_by, created_at, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (partner_id) DO NOTHING RETURNING partner_id`,
      [
        ...[partner.partnerId, name, partner.status, partner.version],
        ...[partner.createdBy, partner.createdAt, partner.changedAt],
      ],
    );
    return rows.length === 1;
  }

  /** Writes the next version. Throws when not exactly one row of the version before was there: then it was not locked. */
  async update(tx: WriteTx, next: Partner): Promise<void> {
    const { vetting, suspension } = next;
    const changed = await changedRows(
      tx,
      `UPDATE partners SET status = $3, version = $2, changed_at = $4, vetted_by = $5, vetted_version = $6,
         vetting_result = $7, suspended_by = $8, suspended_version = $9
       WHERE partner_id = $1 AND version = $2 - 1`,
      [
        ...[next.partnerId, next.version, next.status, next.changedAt],
        ...[vetting?.by ?? null, vetting?.version ?? null, vetting?.result ?? null],
        ...[suspension?.by ?? null, suspension?.version ?? null],
      ],
    );
    if (changed !== 1) throw new Error('the partner was changed without its lock');
  }

  /**
   * Waits until what is being committed for the partner is, and lets nothing more of it commit until this transaction
   * ends. Taken by whoever stops a partner or a key, after the lock on the row.
   */
  async holdStill(tx: WriteTx, partnerId: string): Promise<void> {
    await rowsOf(tx, 'SELECT hold_partner_still($1)', [partnerId]);
  }
}

function toNamedPartner(row: PartnerRow): NamedPartner {
  const { vetted_by, vetted_version, vetting_result, suspended_by, suspended_version } = row;
  return {
    name: row.name,
    partner: {
      partnerId: row.partner_id,
      status: row.status,
      version: row.version,
      createdBy: row.created_by,
      createdAt: row.created_at.toISOString(),
      changedAt: row.changed_at.toISOString(),
      vetting:
        vetted_by === null || vetted_version === null || vetting_result === null
          ? null
          : { by: vetted_by, version: vetted_version, result: vetting_result },
      suspension:
        suspended_by === null || suspended_version === null
          ? null
          : { by: suspended_by, version: suspended_version },
    },
  };
}
