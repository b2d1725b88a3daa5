import { Injectable } from '@nestjs/common';
import { type MatchPerson } from '../../domain/matching/person.js';
import { NAME_NORM_VERSION } from '../../domain/matching/skeleton.js';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { bigintArray } from '../../platform/database/bigint-array.js';
import { packBytes } from '../../platform/database/packed-bytes.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';
import { MatchPersonMaker, placeOfPerson } from './match-person.maker.js';
import { type Met, type PersonToMatch, type SearchedPerson } from './match-person.js';

/** Most people that one search opens; of more, those who share the most tags. */
const MOST_MET = 200;
/** Most holders of one tag that are looked at: a tag of so many tells nobody apart. */
const MOST_OF_TAG = 2_000;

interface MetRow {
  readonly query: number;
  readonly person: string;
}

interface PersonRow {
  readonly person: string;
  readonly fileNumber: string;
  readonly personIndex: number;
  readonly sealed: Buffer;
  readonly wrapped: Buffer;
  readonly keyVersion: number;
}

const PERSON = `m.person_id AS person, m.file_number AS "fileNumber", m.person_index AS "personIndex", m.sealed,
  c.wrapped_key AS wrapped, c.key_version AS "keyVersion"`;

/** The people of files under their blind indexes. Its rows are the desk's alone: call it as the service. */
@Injectable()
export class MatchPeopleStore {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly maker: MatchPersonMaker,
  ) {}

  /** Keeps people, in one statement for any number. */
  async insertAll(tx: WriteTx, people: readonly PersonToMatch[]): Promise<void> {
    const sealed = packBytes(people.map((one) => one.sealed));
    let last = 0;
    const rows = people.map(({ fileNumber, partnerId, personIndex, kept }, i) => {
      const first = last + 1;
      last += kept.length;
      return {
        ...{ fileNumber, partnerId, personIndex, first, last },
        ...{ start: sealed.starts[i], length: sealed.lengths[i] },
      };
    });
    await rowsOf(
      tx,
      `INSERT INTO match_people (file_number, partner_id, person_index, norm_version, tags, sealed)
       SELECT r."fileNumber", r."partnerId", r."personIndex", $1, ($2::bigint[])[r.first:r.last],
         substring($3::bytea FROM r.start FOR r.length)
       FROM jsonb_to_recordset($4::jsonb) AS r ("fileNumber" text, "partnerId" text, "personIndex" smallint, first integer,
         last integer, start integer, length integer)`,
      [
        NAME_NORM_VERSION,
        bigintArray(people.flatMap(({ kept }) => kept)),
        sealed.bytes,
        JSON.stringify(rows),
      ],
    );
  }

  /** Forgets the people of files. */
  async deleteOfFiles(tx: WriteTx, fileNumbers: readonly string[]): Promise<void> {
    await rowsOf(tx, 'DELETE FROM match_people WHERE file_number = ANY ($1::text[])', [fileNumbers]);
  }

  /** The people of files, ready to be searched for. */
  async listOfFiles(tx: ReadTx, fileNumbers: readonly string[]): Promise<readonly SearchedPerson[]> {
    const rows = await rowsOf<PersonRow>(
      tx,
      `SELECT ${PERSON} FROM match_people m JOIN referral_contents c USING (file_number)
       WHERE m.file_number = ANY ($1::text[])`,
      [fileNumbers],
    );
    return Promise.all(
      rows.map(async (row) => this.maker.make(row.fileNumber, row.personIndex, await this.#open(row))),
    );
  }

  /**
   * Whoever is kept under a tag that one of the people asks for, in another file; by the place of that one in `people`. Two
   * statements for any number, the second also when the first finds nobody, so that both cases take alike.
   */
  async findMet(
    tx: ReadTx,
    people: readonly Pick<SearchedPerson, 'asked' | 'fileNumber'>[],
  ): Promise<readonly Met[]> {
    const met = await rowsOf<MetRow>(
      tx,
      `WITH last AS (
         SELECT query, sum(tags) OVER (ORDER BY query)::integer AS tag, tags
         FROM unnest($1::integer[]) WITH ORDINALITY AS n (tags, query)
       ), asked AS (
         SELECT (query - 1)::integer AS query, unnest(($2::bigint[])[tag - tags + 1:tag]) AS tag FROM last
       )
       SELECT query, person FROM (
         SELECT query, person, row_number() OVER (PARTITION BY query ORDER BY shared DESC, person) AS place FROM (
           SELECT a.query, k.person_id AS person, count(*) AS shared
           FROM asked a
             CROSS JOIN LATERAL (SELECT person_id FROM match_keys WHERE tag = a.tag LIMIT ${MOST_OF_TAG}) k
           GROUP BY 1, 2) counted) placed
       WHERE place <= ${MOST_MET}`,
      [people.map(({ asked }) => asked.length), bigintArray(people.flatMap(({ asked }) => asked))],
    );
    const rows = await rowsOf<PersonRow>(
      tx,
      `SELECT p.* FROM unnest($1::bigint[]) AS wanted (person_id)
         CROSS JOIN LATERAL (SELECT ${PERSON} FROM match_people m JOIN referral_contents c USING (file_number)
           WHERE m.person_id = wanted.person_id LIMIT 1) p`,
      [[...new Set(met.map(({ person }) => person))]],
    );
    const known = new Map(rows.map((row) => [row.person, row]));
    const opened = new Map<string, readonly MatchPerson[]>();
    const found: Met[] = [];
    for (const { query, person } of met) {
      const row = known.get(person);
      if (row === undefined || row.fileNumber === people[query]?.fileNumber) continue;
      const names = opened.get(person) ?? (await this.#open(row));
      opened.set(person, names);
      found.push({ query, fileNumber: row.fileNumber, personIndex: row.personIndex, names });
    }
    return found;
  }

  async #open({
    fileNumber,
    personIndex,
    sealed,
    wrapped,
    keyVersion,
  }: PersonRow): Promise<readonly MatchPerson[]> {
    const dataKey = await this.cipher.unwrap({ wrapped, keyVersion }, fileNumber);
    return this.cipher.open<MatchPerson[]>(dataKey, placeOfPerson(fileNumber, personIndex), sealed);
  }
}
