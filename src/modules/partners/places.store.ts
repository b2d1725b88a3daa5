import { Injectable } from '@nestjs/common';
import { type AgreementYear } from '../../domain/partner/agreement.js';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';

/** Places that partners have used. The database counts them as files are stored; nobody else writes the count. */
@Injectable()
export class PlacesStore {
  /** Persons of the files of a partner received in a year, whatever became of the files. */
  async countUsed(tx: ReadTx, partnerId: string, { from, to }: AgreementYear): Promise<number> {
    const [row] = await rowsOf<{ used: number }>(tx, 'SELECT places_used_in($1, $2, $3) AS used', [
      partnerId,
      from,
      to,
    ]);
    return row?.used ?? 0;
  }
}
