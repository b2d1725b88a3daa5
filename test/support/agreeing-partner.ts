import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type Response } from 'supertest';
import { type BatchResultDto } from '../../src/modules/intake/dto/batch-answers.dto.js';
import { type PlacesDto } from '../../src/modules/partners/dto/places.dto.js';
import { type MeDto } from '../../src/modules/me/me.dto.js';
import { type TestApp } from './app.js';
import { aReferral } from './desk.js';
import { Managers } from './managers.js';

export type Row = ReturnType<typeof aReferral>;

/** A partner that has agreed to something, and what it says to the desk. */
export class AgreeingPartner {
  private constructor(
    private readonly app: TestApp,
    readonly partnerId: string,
    private readonly apiKey: string,
  ) {}

  /** A new partner; `agreement` changes the terms of the usual one, under which the samples stay good for years. */
  static async with(app: TestApp, agreement: object): Promise<AgreeingPartner> {
    const managers = new Managers(app);
    const partnerId = await managers.aPartner({ agreement: { attestationMaxAgeDays: 1095, ...agreement } });
    const { apiKey } = await managers.aKey(partnerId);
    return new AgreeingPartner(app, partnerId, apiKey);
  }

  /** Sends a batch, to this process of the service or to another one. */
  send(
    referrals: readonly Row[],
    { query = '', key = `KANAREIKA-${randomUUID()}`, to = this.app } = {},
  ): Promise<Response> {
    const headers = { 'x-api-key': this.apiKey, 'idempotency-key': key };
    return to.request
      .post(`/v1/referral-batches${query}`)
      .set(query === '?mode=validate' ? { 'x-api-key': this.apiKey } : headers)
      .send({ referrals })
      .then((response) => response);
  }

  /** Its places as it is told of them, without telling which are taken. Throws when held and taken are not what is used. */
  async places(): Promise<unknown> {
    const places = await this.standing();
    if (places === null) return null;
    const { held, taken, ...told } = places;
    if (held + taken !== told.used) throw new Error(JSON.stringify(places));
    return told;
  }

  /** The whole of what it is told of its places. */
  async standing(): Promise<PlacesDto | null> {
    const { body } = await this.app.request.get('/v1/me').set('x-api-key', this.apiKey);
    return (body as MeDto).places ?? null;
  }

  /** Places it has used as the database counts them. Throws when they are not those of its files, counted one by one. */
  async used(): Promise<number> {
    const superuser = new Client({ ...this.app.database.superuser });
    await superuser.connect();
    const { rows } = await superuser.query<Record<'held' | 'taken' | 'open' | 'accepted', number>>(
      `SELECT coalesce(sum(held), 0)::int AS held, coalesce(sum(taken), 0)::int AS taken,
              (SELECT coalesce(sum(persons), 0)::int FROM case_files
               WHERE partner_id = $1 AND state NOT IN ('decided', 'closed')) AS open,
              (SELECT coalesce(sum(d.persons), 0)::int FROM case_files f JOIN decisions d USING (file_number, round)
               WHERE f.partner_id = $1 AND f.state = 'decided' AND d.status = 'confirmed') AS accepted
       FROM places_used WHERE partner_id = $1`,
      [this.partnerId],
    );
    await superuser.end();
    const [found] = rows;
    if (found === undefined || found.held !== found.open || found.taken !== found.accepted)
      throw new Error(JSON.stringify(found));
    return found.held + found.taken;
  }
}

/** A referral of so many persons. */
export const ofPersons = (persons: number): Row =>
  aReferral((row) => {
    row['familyMembers'] = Array.from({ length: persons - 1 }, () => ({
      relationToPrincipal: 'other',
      person: { familyName: 'Kanareikina' },
    }));
  });

/** What became of each row: accepted, or its faults as `pointer code`. */
export const outcomes = (response: Response): unknown[] =>
  (response.body as BatchResultDto).rows.map((row) =>
    row.status === 'accepted'
      ? 'accepted'
      : row.errors?.map(({ pointer, code }) => `${pointer} ${code}`).join(),
  );

/** What a row is told that finds too few places. */
export const noPlace = (row: number): string => `#/referrals/${row} no-places-left`;
