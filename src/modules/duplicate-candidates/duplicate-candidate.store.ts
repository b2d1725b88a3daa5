import { Injectable } from '@nestjs/common';
import { type DuplicateCandidate } from '../../domain/duplicates/candidate.js';
import { type FoundPair } from '../../domain/duplicates/found-pair.js';
import { pairsToRecord } from '../../domain/duplicates/pairs-to-record.js';
import { Clock } from '../../platform/clock.js';
import { changedRows, type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';
import { Ids } from '../../platform/ids.js';

/**
 * What the search searched for: the batch that came in, the file that changed, or what a run of the search by itself took
 * up. Its change event covers the finding.
 */
export interface FindingCause {
  readonly type: 'batch' | 'file' | 'matching';
  readonly id: string;
}

/** Pairs of people that may be one, as they stand in the database. */
@Injectable()
export class DuplicateCandidateStore {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Records what the search found, any number of pairs, none included, in one statement. A pair seen before stays as it is while its
   * `dataIndex` does: dismissed stays dismissed. With another it is what was found now, and open again; its history is
   * kept. Pairs within one file are passed over.
   *
   * The rows are the desk’s alone, so a transaction of a partner must act for the service when it calls this, as a
   * disposal does (`actForTheService`), and for the partner again after it. Nothing of it may show in what the partner
   * is told. The transaction needs a change event of `cause`.
   */
  async recordFound(tx: WriteTx, found: readonly FoundPair[], cause: FindingCause): Promise<void> {
    const rows = pairsToRecord(found).map(({ one, other, ...pair }) => ({
      ...pair,
      candidateId: this.ids.uuid(),
      ...{ oneFile: one.fileNumber, onePerson: one.personIndex },
      ...{ otherFile: other.fileNumber, otherPerson: other.personIndex },
      terms: pair.terms.map(({ field, code, weight }) => ({ field, code, weight })),
    }));
    await rowsOf(tx, RECORD, [JSON.stringify(rows), cause.type, cause.id, this.clock.now().toISOString()]);
  }

  /** Writes the next version of a candidate. Throws when the version before was not there: then the lock was not held. */
  async update(tx: WriteTx, next: DuplicateCandidate): Promise<void> {
    const changed = await changedRows(
      tx,
      `UPDATE duplicate_candidates SET state = $2, confirmed_as = $3, version = $4, changed_at = $5, decided_by = $6,
         decided_at = $7 WHERE candidate_id = $1 AND version = $4 - 1`,
      [
        ...[next.candidateId, next.state, next.confirmedAs, next.version, next.changedAt],
        ...[next.decidedBy, next.decidedAt],
      ],
    );
    if (changed !== 1) throw new Error('the candidate was changed without its lock');
  }

  /**
   * How many candidates of each file are open, those with none left out. One whose other file was disposed of counts no
   * more: nobody could compare the two. One whose other file is closed or decided does: the same person came before.
   */
  async countOpen(tx: ReadTx, fileNumbers: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await rowsOf<{ file: string; count: number }>(
      tx,
      `SELECT c.file, count(*)::int AS count FROM (
         SELECT one_file AS file, other_file AS other FROM duplicate_candidates
         WHERE one_file = ANY ($1::text[]) AND state = 'open'
         UNION ALL
         SELECT other_file, one_file FROM duplicate_candidates WHERE other_file = ANY ($1::text[]) AND state = 'open'
       ) c JOIN case_files f ON f.file_number = c.other AND f.disposed_at IS NULL GROUP BY c.file`,
      [fileNumbers],
    );
    return new Map(rows.map(({ file, count }) => [file, count]));
  }

  /** How many people of a file are confirmed to be people of another one. */
  async countPersonsInCommon(tx: ReadTx, fileNumber: string, other: string): Promise<number> {
    const [row] = await rowsOf<{ count: number }>(
      tx,
      `SELECT count(DISTINCT CASE one_file WHEN $1 THEN one_person ELSE other_person END)::int AS count
       FROM duplicate_candidates
       WHERE one_file = least($1, $2 COLLATE "C") AND other_file = greatest($1, $2 COLLATE "C")
         AND confirmed_as = 'same-person'`,
      [fileNumber, other],
    );
    return row?.count ?? 0;
  }
}

const RECORD = `
  WITH written AS (
    INSERT INTO duplicate_candidates AS c (candidate_id, one_file, one_person, other_file, other_person, outcome, score,
      shared_kinds, terms, data_index, cause_type, cause_id, state, version, found_at, changed_at)
    SELECT "candidateId", "oneFile", "onePerson", "otherFile", "otherPerson", outcome, score, "sharedKinds", terms,
      decode("dataIndex", 'hex'), $2, $3, 'open', 1, $4::timestamptz, $4::timestamptz
    FROM jsonb_to_recordset($1::jsonb) AS r ("candidateId" uuid, "oneFile" text, "onePerson" smallint,
      "otherFile" text, "otherPerson" smallint, outcome text, score numeric, "sharedKinds" text[], terms jsonb,
      "dataIndex" text)
    ON CONFLICT (one_file, one_person, other_file, other_person) DO UPDATE SET outcome = excluded.outcome,
      score = excluded.score, shared_kinds = excluded.shared_kinds, terms = excluded.terms,
      data_index = excluded.data_index, cause_type = excluded.cause_type, cause_id = excluded.cause_id, state = 'open',
      confirmed_as = NULL, decided_by = NULL, decided_at = NULL, version = c.version + 1,
      changed_at = excluded.changed_at
    WHERE c.data_index <> excluded.data_index
    RETURNING candidate_id, version, outcome, score, changed_at
  )
  INSERT INTO duplicate_history (candidate_id, version, action, outcome, score, acted_at, cause_type, cause_id)
  SELECT candidate_id, version, CASE version WHEN 1 THEN 'found' ELSE 'found-again' END, outcome, score, changed_at, $2, $3
  FROM written`;
