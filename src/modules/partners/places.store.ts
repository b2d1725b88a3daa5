import { Injectable } from '@nestjs/common';
import { type CalendarDay } from '../../domain/calendar-day.js';
import { type Agreement, type AgreementYear } from '../../domain/partner/agreement.js';
import { placesOfYear, type PlacesOfYear, type PlacesUsed, yearsBegun } from '../../domain/partner/places.js';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';

/** Places that partners have used. The database counts them as files are stored and end; nobody else writes the count. */
@Injectable()
export class PlacesStore {
  /** Places of a partner's files received in a year of its agreement: held by open ones, taken by accepted ones. */
  async countUsed(tx: ReadTx, partnerId: string, year: AgreementYear): Promise<PlacesUsed> {
    const [used = { held: 0, taken: 0 }] = await this.#countAll(tx, partnerId, [year]);
    return used;
  }

  /** The places of each year of an agreement that has begun by today, the earliest first; none without an agreement. */
  async listYears(
    tx: ReadTx,
    partnerId: string,
    agreement: Agreement | undefined,
    today: CalendarDay,
  ): Promise<readonly PlacesOfYear[]> {
    if (agreement === undefined) return [];
    const years = yearsBegun(agreement, today);
    const used = await this.#countAll(tx, partnerId, years);
    return years.map((year, i) => placesOfYear(agreement, year, used[i] ?? { held: 0, taken: 0 }));
  }

  /** Of several years, in their order, in one statement. */
  async #countAll(
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
