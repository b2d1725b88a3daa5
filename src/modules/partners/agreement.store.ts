import { Injectable } from '@nestjs/common';
import { type CalendarDay } from '../../domain/calendar-day.js';
import { type Agreement, agreementInForce } from '../../domain/partner/agreement.js';
import { FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';
import { changedRows, type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** What an agreement says in words (IRPR 143(2)(b) to (d)). It stands sealed. */
export interface AgreementWords {
  readonly mannerOfReferral: string;
  readonly training: string;
  readonly groundsForSuspension: readonly string[];
}

interface AgreementRow {
  readonly agreement_version: number;
  readonly area: string[];
  readonly places_per_year: number;
  readonly valid_from: CalendarDay;
  readonly valid_to: CalendarDay;
  readonly attestation_max_age_days: number;
  readonly recorded_by: string;
  readonly recorded_at: Date;
  readonly confirmed_by: string | null;
  readonly confirmed_at: Date | null;
  readonly sealed: Buffer;
}

/** A version of an agreement, and its words where they were opened. */
export interface WordedAgreement {
  readonly agreement: Agreement;
  readonly words: AgreementWords | null;
}

/** Agreements of partners, version by version: recorded, then confirmed by another, never changed or removed. */
@Injectable()
export class AgreementStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** The agreement that counts on a day, if any; for the partner itself, too. */
  async findInForce(tx: ReadTx, partnerId: string, day: CalendarDay): Promise<Agreement | undefined> {
    const versions = await this.listAll(tx, partnerId);
    return agreementInForce(
      versions.map(({ agreement }) => agreement),
      day,
    );
  }

  /** Every version of a partner's agreement, the newest first. Without a data key the words stay closed. */
  async listAll(tx: ReadTx, partnerId: string, dataKey?: Buffer): Promise<readonly WordedAgreement[]> {
    const rows = await rowsOf<AgreementRow>(
      tx,
      `SELECT agreement_version, area, places_per_year, valid_from::text, valid_to::text,
              attestation_max_age_days, recorded_by, recorded_at, confirmed_by, confirmed_at, sealed
       FROM partner_agreements WHERE partner_id = $1 ORDER BY agreement_version DESC`,
      [partnerId],
    );
    return rows.map((row) => ({
      agreement: toAgreement(row),
      words:
        dataKey === undefined
          ? null
          : this.cipher.open<AgreementWords>(dataKey, placeOf(partnerId, row.agreement_version), row.sealed),
    }));
  }

  /** Records a version; false when there is one of that number. The caller holds the lock on the partner. */
  async insert(
    tx: WriteTx,
    partnerId: string,
    agreement: Agreement,
    { words, dataKey }: { readonly words: AgreementWords; readonly dataKey: Buffer },
  ): Promise<boolean> {
    const version = agreement.agreementVersion;
    const rows = await rowsOf(
      tx,
      `INSERT INTO partner_agreements (partner_id, agreement_version, area, places_per_year, valid_from, valid_to,
         recorded_by, recorded_at, confirmed_by, confirmed_at, sealed, attestation_max_age_days)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING RETURNING agreement_version`,
      [
        ...[partnerId, version, agreement.area, agreement.placesPerYear],
        ...[agreement.validFrom, agreement.validTo, agreement.recordedBy, agreement.recordedAt],
        ...[agreement.confirmedBy, agreement.confirmedAt],
        this.cipher.seal(dataKey, placeOf(partnerId, version), words),
        agreement.attestationMaxAgeDays,
      ],
    );
    return rows.length === 1;
  }

  /** Confirms a version that nobody has confirmed. Throws when not exactly one row was so. */
  async updateConfirmed(
    tx: WriteTx,
    partnerId: string,
    agreementVersion: number,
    { by, at }: { readonly by: string; readonly at: string },
  ): Promise<void> {
    const changed = await changedRows(
      tx,
      `UPDATE partner_agreements SET confirmed_by = $3, confirmed_at = $4
       WHERE partner_id = $1 AND agreement_version = $2 AND confirmed_by IS NULL`,
      [partnerId, agreementVersion, by, at],
    );
    if (changed !== 1) throw new Error('the agreement was confirmed without the lock on its partner');
  }
}

function toAgreement(row: AgreementRow): Agreement {
  return {
    agreementVersion: row.agreement_version,
    area: row.area,
    placesPerYear: row.places_per_year,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    attestationMaxAgeDays: row.attestation_max_age_days,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at.toISOString(),
    confirmedBy: row.confirmed_by,
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
  };
}

function placeOf(partnerId: string, version: number): Place {
  return { table: 'partner_agreements', column: 'sealed', row: `${partnerId}|${version}` };
}
