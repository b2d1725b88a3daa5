import { Injectable } from '@nestjs/common';
import { type AgreementYear } from '../../domain/partner/agreement.js';
import { type PlacesUsed } from '../../domain/partner/places.js';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';

/** Places that partners have used. The database counts them as files are stored and end; nobody else writes the count. */
@Injectable()
export class PlacesStore {
  /** Places of a partner's files received in a year of its agreement: held by open ones, taken by accepted ones. */
  async countUsed(tx: ReadTx, partnerId: string, year: AgreementYear): Promise<PlacesUsed> {
    const [used = { held: 0, taken: 0 }] = await this.countAll(tx, partnerId, [year]);
    return used;
  }

  /** The same of several years, in their order, in one statement. */
  async countAll(
    tx: ReadTx,
    partnerId: string,
    years: readonly AgreementYear[],
  ): Promise<readonly PlacesUsed[]> {
    return rowsOf<PlacesUsed>(
      tx,
      `SELECT coalesce(sum(p.held), 0)::integer AS held, coalesce(sum(p.taken), 0)::integer AS taken
       FROM unnest($2::date[], $3::date[]) WITH ORDINALITY AS y (first, last, place)
         LEFT JOIN places_used p ON p.partner_id = $1 AND p.received_on BETWEEN y.first AND y.last
       GROUP BY y.place ORDER BY y.place`,
      [partnerId, years.map(({ from }) => from), years.map(({ to }) => to)],
    );
  }
}
