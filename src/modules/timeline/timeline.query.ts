import { Injectable } from '@nestjs/common';
import { FILE_READS } from '../../domain/timeline/file-events.js';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';

export const TIMELINE_ORDERS = ['oldest', 'newest'] as const;
export type TimelineOrder = (typeof TIMELINE_ORDERS)[number];

/** Something that happened to a file, in codes. `disclosed` holds `[salt, name, value]` in base64url, each as it was disclosed. */
export interface TimelineRow {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly version: number | null;
  readonly actorId: string;
  readonly actorRole: string;
  readonly outcome: 'allowed' | 'denied' | 'failed';
  readonly candidateId: string | null;
  readonly disclosed: readonly string[];
}

/** What is asked of a file's timeline. */
export interface TimelineRequest {
  readonly fileNumber: string;
  readonly batchId: string;
  readonly withReads: boolean;
  readonly order: TimelineOrder;
  /** Instant and id of the last item of the page before. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/**
 * Reads what happened to a file in one statement: its own events, the changes of the batch that brought it, and what the
 * search for duplicates found, which is told without the other file or its partner.
 */
@Injectable()
export class TimelineQuery {
  /** Up to `limit` items after `after`. The changes of a file come in the order of its versions, those of one instant too. */
  async find(tx: ReadTx, request: TimelineRequest): Promise<TimelineRow[]> {
    return rowsOf<TimelineRow>(tx, request.order === 'newest' ? NEWEST_FIRST : OLDEST_FIRST, [
      request.fileNumber,
      request.batchId,
      request.withReads,
      FILE_READS,
      request.after?.[0] ?? null,
      request.after?.[1] ?? null,
      request.limit,
    ]);
  }
}

const HAPPENED = `
  SELECT event_id AS event, (coalesce(lpad(file_seq::text, 10, '0'), '') || event_id) COLLATE "C" AS id, recorded_at AS at, action, file_seq AS version,
    actor_id, actor_role, outcome, NULL::text AS candidate
  FROM audit_events
  WHERE subject_type = 'file' AND subject_id = $1 AND ($3 OR (outcome = 'allowed' AND action <> ALL ($4::text[])))
  UNION ALL
  SELECT event_id, event_id::text COLLATE "C", recorded_at, action, NULL, actor_id, actor_role, outcome, NULL
  FROM audit_events WHERE subject_type = 'batch' AND subject_id = $2 AND changes AND outcome = 'allowed'
  UNION ALL
  SELECT NULL, (h.candidate_id || '/' || h.version) COLLATE "C", h.acted_at, 'file.duplicate-' || h.action, NULL,
    'system', 'system', 'allowed', h.candidate_id::text
  FROM duplicate_history h JOIN duplicate_candidates c USING (candidate_id)
  WHERE (c.one_file = $1 OR c.other_file = $1) AND h.acted_by IS NULL`;

const [OLDEST_FIRST, NEWEST_FIRST] = (
  [
    ['>', 'ASC'],
    ['<', 'DESC'],
  ] as const
).map(
  ([comparison, direction]) => `
  SELECT id, at, action, version, actor_id AS "actorId", actor_role AS "actorRole", outcome, candidate AS "candidateId",
    ARRAY(SELECT disclosure FROM audit_disclosures d WHERE d.event_id = happened.event) AS disclosed
  FROM (${HAPPENED}) AS happened
  WHERE $5::timestamptz IS NULL OR (at, id) ${comparison} ($5::timestamptz, $6::text COLLATE "C")
  ORDER BY at ${direction}, id ${direction} LIMIT $7`,
) as [string, string];
