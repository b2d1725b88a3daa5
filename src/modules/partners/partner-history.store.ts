import { Injectable } from '@nestjs/common';
import { type PartnerAction } from '../../domain/partner/actions.js';
import { type PartnerState, type VettingResult } from '../../domain/partner/partner.js';
import { FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** Something that was looked at in vetting: by whom, how, and what was found. */
export interface VettingCheck {
  readonly checkedBy: string;
  readonly subject: string;
  readonly method: string;
  readonly finding: string;
}

/** What a manager wrote about a step. It stands sealed. */
export interface PartnerNote {
  readonly narrative?: string;
  readonly checks?: readonly VettingCheck[];
  readonly references?: readonly string[];
}

/** One step of a partner's way. `reason` is the code that goes with it: of a stop, or the result of a vetting. */
export interface PartnerStep {
  readonly version: number;
  readonly action: 'take-up' | PartnerAction;
  readonly status: PartnerState;
  readonly reason: string | VettingResult | null;
  readonly actedBy: string;
  /** Whose act this one, by another person, completes. */
  readonly secondTo: string | null;
  /** RFC 3339, UTC. */
  readonly actedAt: string;
  readonly note: PartnerNote | null;
}

interface StepRow {
  readonly version: number;
  readonly action: PartnerStep['action'];
  readonly status: PartnerState;
  readonly reason: string | null;
  readonly acted_by: string;
  readonly second_to: string | null;
  readonly acted_at: Date;
  readonly sealed: Buffer | null;
}

/** The steps of partners: only ever added to. `dataKey` is that of the partner. */
@Injectable()
export class PartnerHistoryStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Adds a step. */
  async insert(tx: WriteTx, partnerId: string, step: PartnerStep, dataKey: Buffer): Promise<void> {
    await rowsOf(
      tx,
      `INSERT INTO partner_history
         (partner_id, version, action, status, reason, acted_by, second_to, acted_at, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[partnerId, step.version, step.action, step.status, step.reason],
        ...[step.actedBy, step.secondTo, step.actedAt],
        step.note === null ? null : this.cipher.seal(dataKey, placeOf(partnerId, step.version), step.note),
      ],
    );
  }

  /** Up to `limit` steps after a version, in order. Without a data key the notes stay closed. */
  async list(
    tx: ReadTx,
    partnerId: string,
    { after, limit }: { after: number; limit: number },
    dataKey: Buffer | undefined,
  ): Promise<PartnerStep[]> {
    const rows = await rowsOf<StepRow>(
      tx,
      `SELECT version, action, status, reason, acted_by, second_to, acted_at, sealed FROM partner_history
       WHERE partner_id = $1 AND version > $2 ORDER BY version LIMIT $3`,
      [partnerId, after, limit],
    );
    return rows.map(({ acted_by, second_to, acted_at, sealed, ...row }) => ({
      ...row,
      ...{ actedBy: acted_by, secondTo: second_to, actedAt: acted_at.toISOString() },
      note:
        sealed === null || dataKey === undefined
          ? null
          : this.cipher.open<PartnerNote>(dataKey, placeOf(partnerId, row.version), sealed),
    }));
  }
}

function placeOf(partnerId: string, version: number): Place {
  return { table: 'partner_history', column: 'sealed', row: `${partnerId}|${version}` };
}
