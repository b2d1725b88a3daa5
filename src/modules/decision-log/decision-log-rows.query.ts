import { Injectable } from '@nestjs/common';
import { type DecisionOutcome } from '../../domain/case-file/case-file.js';
import { type Ground } from '../../domain/decisions/grounds.js';
import { keysetChunks } from '../../platform/database/keyset-chunks.js';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';
import { type LaterCorrectionDto } from './after-decision.dto.js';
import { type LoggedMemberDto } from './decision-record.dto.js';
import { type PlacedEventDto } from './placed-event.dto.js';

/** What the log is narrowed to; null where it is not. Instants are RFC 3339, `until` is not counted itself. */
export interface DecisionFilter {
  readonly from: string | null;
  readonly until: string | null;
  readonly partner: string | null;
  /** Proposed or confirmed by. */
  readonly officer: string | null;
  readonly outcome: DecisionOutcome | null;
  /** Cited itself, or a subdivision of it. */
  readonly provision: string | null;
}

/** A confirmed decision as the database tells it in JSON, with what came after it and its place in the audit log. Instants are RFC 3339. */
export interface DecisionRow {
  readonly decision_id: string;
  readonly file_number: string;
  readonly partner_id: string;
  readonly outcome: DecisionOutcome;
  readonly round: number;
  readonly earlier_decision_id: string | null;
  readonly pathway: string | null;
  readonly persons: number;
  readonly members: readonly (LoggedMemberDto & {
    readonly outcome: DecisionOutcome;
    readonly grounds: readonly Ground[] | null;
  })[];
  readonly grounds: readonly Ground[] | null;
  readonly provisions: string[];
  readonly facts: string[];
  readonly check_id: string;
  readonly check_basis: string[] | null;
  readonly check_made_at: string;
  readonly conclusion: string;
  readonly assessed_on: string;
  readonly law_version: string;
  readonly rulebook_hash: string;
  readonly facts_hash: string;
  readonly proposed_by: string;
  readonly proposed_at: string;
  readonly proposed_version: number | null;
  readonly confirmed_by: string;
  readonly confirmed_at: string;
  readonly confirmed_version: number;
  readonly reopened_at: string | null;
  readonly reopened_by: string | null;
  readonly reopened_event: PlacedEventDto | null;
  readonly superseded: { readonly by: string; readonly event: PlacedEventDto } | null;
  readonly state_now: string;
  readonly closing_reason: string | null;
  readonly disposed_at: string | null;
  readonly corrections: LaterCorrectionDto[];
  readonly event_id: string;
  readonly leaf_hash: string;
  readonly leaf_index: number | null;
  readonly tree_size: number | null;
}

/** Place in the log: when it was confirmed and the decision, so that the order is total. */
export type DecisionPosition = readonly [confirmedAt: string, decisionId: string];

/** The place of a row. */
export function positionOf(row: DecisionRow): DecisionPosition {
  return [new Date(row.confirmed_at).toISOString(), row.decision_id];
}

/**
 * Decisions told by one answer of the database while all are streamed, and how many of them are taken apart at once: what is asked
 * seldom costs least, and what is taken apart in small numbers does not outlive the young part of the heap.
 */
const CHUNK = 100;
const AT_ONCE = 20;

/** Reads the decision log: a page of it, or all of it from one statement. */
@Injectable()
export class DecisionLogRows {
  /** Up to `limit` decisions after `after`, the earliest confirmed first. */
  async find(
    tx: ReadTx,
    filter: DecisionFilter,
    after: DecisionPosition | null,
    limit: number,
  ): Promise<DecisionRow[]> {
    const rows = await rowsOf<Told>(tx, ONE_PAGE, [
      ...parametersOf(filter),
      ...(after ?? [null, null]),
      limit,
    ]);
    return rows.map(rowOf);
  }

  /**
   * All decisions, the earliest confirmed first, of the state of the database that `tx` reads; no more of them in memory than two
   * chunks. The statement is planned for all of them, so that the first comes late in a long log and each after it at once; it may
   * use more memory of the database than others, or its joins and its order go through files again and again.
   */
  async *stream(tx: ReadTx, filter: DecisionFilter): AsyncGenerator<readonly DecisionRow[]> {
    await rowsOf(
      tx,
      `SELECT set_config('cursor_tuple_fraction', '1', true), set_config('work_mem', '32MB', true)`,
    );
    await rowsOf(tx, `DECLARE decision_log NO SCROLL CURSOR FOR ${EVERYTHING}`, parametersOf(filter));
    const chunks = keysetChunks<Told>(CHUNK, () => rowsOf(tx, `FETCH ${CHUNK} FROM decision_log`));
    for await (const rows of chunks) {
      for (let next = 0; next < rows.length; next += AT_ONCE)
        yield rows.slice(next, next + AT_ONCE).map(rowOf);
    }
  }
}

/** A row as JSON. */
interface Told {
  readonly told: string;
}

function rowOf({ told }: Told): DecisionRow {
  return JSON.parse(told) as DecisionRow;
}

function parametersOf({ from, until, partner, officer, outcome, provision }: DecisionFilter): unknown[] {
  return [from, until, partner, officer, outcome, provision];
}

/** True for the provision that was asked for, and for its subdivisions. */
const cites = (citation: string): string => `(${citation} = $6 OR starts_with(${citation}, $6 || '('))`;

const NARROWED = `
  SELECT decision_id, file_number, partner_id, round, earlier_decision_id, outcome, pathway, provisions, facts, grounds,
    check_id, check_basis, proposed_by, proposed_at, proposed_version, confirmed_by, confirmed_at, confirmed_version
  FROM decisions d
  WHERE status = 'confirmed'
    AND ($1::timestamptz IS NULL OR confirmed_at >= $1)
    AND ($2::timestamptz IS NULL OR confirmed_at < $2)
    AND ($3::text IS NULL OR partner_id = $3)
    AND ($4::text IS NULL OR proposed_by = $4 OR confirmed_by = $4)
    AND ($5::text IS NULL OR outcome = $5
      OR EXISTS (SELECT FROM decision_members m WHERE m.decision_id = d.decision_id AND m.outcome = $5))
    AND ($6::text IS NULL OR EXISTS (SELECT FROM unnest(provisions) AS p WHERE ${cites('p')})
      OR EXISTS (SELECT FROM decision_members m, jsonb_array_elements(m.grounds) AS g
        WHERE m.decision_id = d.decision_id AND ${cites(`g->>'provision'`)}))`;

const PAGE = `${NARROWED}
    AND ($7::timestamptz IS NULL OR (confirmed_at, decision_id) > ($7::timestamptz, $8::uuid))
  ORDER BY confirmed_at, decision_id LIMIT $9`;

const MEMBERS = `
  SELECT m.decision_id, json_agg(json_build_object('index', m.person_index, 'outcome', m.outcome, 'pathway', m.pathway,
      'grounds', m.grounds) ORDER BY m.person_index) AS members
  FROM page JOIN decision_members m USING (decision_id)
  GROUP BY m.decision_id`;

/** The event of a version of a file, and its place in the tree. */
function placedEvent(file: string, version: string): string {
  return `(SELECT json_build_object('eventId', x.event_id, 'leafIndex', y.leaf_index)
    FROM audit_events x LEFT JOIN audit_leaves y USING (event_id) WHERE x.subject_id = ${file} AND x.file_seq = ${version})`;
}

/** Corrections noted while a decision stood: after it, and before its file was taken up again. */
const CORRECTIONS = `
  SELECT d.decision_id, json_agg(json_build_object('correctionId', k.correction_id, 'outcome', k.outcome, 'askedBy', k.asked_by,
      'notedBy', k.noted_by, 'notedAt', to_char(k.noted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'event', ${placedEvent('k.file_number', 'k.file_version')})
      ORDER BY k.file_version) AS corrections
  FROM page d
  JOIN file_corrections k ON k.file_number = d.file_number AND k.file_version > d.confirmed_version
  LEFT JOIN file_rounds r ON r.file_number = d.file_number AND r.round = d.round
  WHERE r.reopened_version IS NULL OR k.file_version < r.reopened_version
  GROUP BY d.decision_id`;

/** The decision of the next round that stands in the place of one. */
const SUPERSEDED = `
  SELECT DISTINCT ON (d.decision_id) d.decision_id,
    json_build_object('by', s.decision_id, 'event', ${placedEvent('s.file_number', 's.confirmed_version')}) AS superseded
  FROM page d
  JOIN decisions s ON s.file_number = d.file_number AND s.earlier_decision_id = d.decision_id AND s.status = 'confirmed'
  ORDER BY d.decision_id, s.round`;

/**
 * What is told of a decision, with `page` cut out first, or narrowed only. What belongs to a decision is joined set by set: the database
 * then looks it up for the rows of a page, and goes once through each table for all of them. A row is told as one JSON, which the driver
 * takes apart in a fraction of the time of thirty columns.
 */
const telling = (page: string): string => `
  WITH page AS ${page}, parted AS (${MEMBERS}), corrected AS (${CORRECTIONS}), superseded AS (${SUPERSEDED})
  SELECT row_to_json(r)::text AS told FROM (
    SELECT d.decision_id, d.file_number, d.partner_id, d.round, d.earlier_decision_id, d.outcome, d.pathway, d.provisions, d.facts,
      d.grounds, d.check_id, d.check_basis, d.proposed_by, d.proposed_at, d.proposed_version, d.confirmed_by, d.confirmed_at,
      d.confirmed_version, f.persons, f.state AS state_now, f.closing_reason, f.disposed_at,
      coalesce(parted.members, '[]') AS members, coalesce(corrected.corrections, '[]') AS corrections,
      c.conclusion, c.assessed_on, c.law_version, encode(c.rulebook_hash, 'hex') AS rulebook_hash,
      encode(c.facts_hash, 'hex') AS facts_hash, c.made_at AS check_made_at, r.reopened_at, r.reopened_by,
      CASE WHEN r.round IS NOT NULL THEN ${placedEvent('d.file_number', 'r.reopened_version')} END AS reopened_event,
      superseded.superseded,
      e.event_id, encode(e.leaf_hash, 'hex') AS leaf_hash, l.leaf_index,
      (SELECT min(tree_size) FROM audit_checkpoints WHERE tree_size > l.leaf_index) AS tree_size
    FROM page d
    JOIN case_files f USING (file_number)
    JOIN stca_checks c USING (check_id)
    JOIN audit_events e ON e.subject_id = d.file_number AND e.file_seq = d.confirmed_version
    LEFT JOIN audit_leaves l ON l.event_id = e.event_id
    LEFT JOIN file_rounds r ON r.file_number = d.file_number AND r.round = d.round
    LEFT JOIN parted ON parted.decision_id = d.decision_id
    LEFT JOIN corrected ON corrected.decision_id = d.decision_id
    LEFT JOIN superseded ON superseded.decision_id = d.decision_id
    ORDER BY d.confirmed_at, d.decision_id) AS r`;

const ONE_PAGE = telling(`MATERIALIZED (${PAGE})`);
const EVERYTHING = telling(`NOT MATERIALIZED (${NARROWED})`);
