import { type EntityManager } from 'typeorm';
import { Incomplete } from './incomplete.js';

/** How long an event may wait for its place in the tree, seconds. */
const LONGEST_WAIT = 10;

interface Check {
  /** Finds the first that does not hold, as `id` and, where there is one, its place in the log. */
  readonly sql: string;
  readonly says: (found: { readonly id: string; readonly place: string | null }) => string;
}

/** What must hold of every event, in the order in which it is looked at. Each is one statement over the whole log. */
const CHECKS: readonly Check[] = [
  {
    sql: `SELECT event_id AS id, NULL AS place FROM audit_events e
          LEFT JOIN audit_leaves l USING (event_id) LEFT JOIN audit_pending p USING (event_id)
          WHERE l.event_id IS NULL
            AND (p.event_id IS NULL OR p.queued_at < clock_timestamp() - make_interval(secs => ${LONGEST_WAIT}))
          ORDER BY e.recorded_at, event_id LIMIT 1`,
    says: ({ id }) =>
      `event ${id} has no place in the tree, and has not waited for one since less than ${LONGEST_WAIT} seconds`,
  },
  {
    sql: `SELECT NULL AS id, count(*)::text AS place FROM audit_leaves HAVING count(*) <> coalesce(max(leaf_index) + 1, 0)`,
    says: ({ place }) =>
      `the places in the tree have a gap: there are ${place}, and the last one counts more`,
  },
  {
    sql: `SELECT event_id AS id, leaf_index AS place FROM audit_leaves JOIN audit_events USING (event_id)
          LEFT JOIN audit_tiles ON level = 0 AND tile_index = leaf_index / 256
          WHERE substring(hashes FROM (leaf_index % 256)::integer * 32 + 1 FOR 32) IS DISTINCT FROM leaf_hash
          ORDER BY leaf_index LIMIT 1`,
    says: ({ id, place }) => `entry ${place}, event ${id}, is not what its tile says`,
  },
  {
    sql: `SELECT event_id AS id, leaf_index AS place
          FROM audit_events LEFT JOIN audit_leaves USING (event_id),
            LATERAL (SELECT convert_from(canonical, 'UTF8')::jsonb AS leaf OFFSET 0) AS t
          WHERE (event_id::text, action, actor_id, actor_role, subject_type, subject_id, outcome)
              IS DISTINCT FROM (leaf->>'eventId', leaf->>'action', leaf->'actor'->>'id', leaf->'actor'->>'role',
                                leaf->'subject'->>'type', leaf->'subject'->>'id', leaf->>'outcome')
            OR (changes, file_seq, after_commit, recorded_at)
              IS DISTINCT FROM (leaf ? 'after', (leaf->>'fileSeq')::integer, leaf->'after'->>'commit',
                                (leaf->>'time')::timestamptz)
          ORDER BY leaf_index LIMIT 1`,
    says: ({ id }) => `the row of event ${id} does not say what its bytes say`,
  },
];

/** Counts of what was looked at. */
export interface EventCounts {
  readonly events: number;
  /** Those among them that wait for their place, and not for long. */
  readonly waiting: number;
}

/** Looks at every event: its place in the tree, its hash there, its row. Throws {@link Incomplete} for the first that does not hold. */
export async function checkEvents(manager: EntityManager): Promise<EventCounts> {
  for (const { sql, says } of CHECKS) {
    const [found] = await manager.query<{ id: string; place: string | null }[]>(sql);
    if (found !== undefined) throw new Incomplete(says(found));
  }
  const [counts] = await manager.query<{ events: string; waiting: string }[]>(
    `SELECT (SELECT count(*) FROM audit_events) AS events, (SELECT count(*) FROM audit_pending) AS waiting`,
  );
  return { events: Number(counts?.events), waiting: Number(counts?.waiting) };
}
