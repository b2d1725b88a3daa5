import { type EntityManager } from 'typeorm';
import { Incomplete } from './incomplete.js';

/** The state that a change of a file discloses, as `state`; null when it is not there. */
const STATE_OF = `LEFT JOIN LATERAL (
  SELECT audit_disclosed(disclosure)->2 AS state FROM audit_disclosures d WHERE d.event_id = e.event_id AND digest = e.after_commit
) AS s ON true`;

/** What must hold of decisions and their events. Each finds the first file of which it does not. */
const CHECKS: readonly { readonly sql: string; readonly says: string }[] = [
  {
    sql: `SELECT file_number AS id FROM case_files f WHERE state = 'decided' AND NOT EXISTS (
            SELECT FROM audit_events e ${STATE_OF}
            WHERE e.subject_id = f.file_number AND file_seq IS NOT NULL AND e.action = 'file.decision-confirmed'
              AND s.state->>'outcome' = f.outcome AND (s.state->>'round')::integer = f.round)
          ORDER BY 1 LIMIT 1`,
    says: 'is decided, and no event says that this decision was confirmed',
  },
  {
    sql: `SELECT d.file_number AS id FROM decisions d
          LEFT JOIN audit_events e ON e.subject_id = d.file_number AND e.file_seq = d.confirmed_version
            AND e.action = 'file.decision-confirmed' AND e.actor_id = d.confirmed_by ${STATE_OF}
          WHERE d.status = 'confirmed' AND s.state->>'outcome' IS DISTINCT FROM d.outcome
          ORDER BY 1 LIMIT 1`,
    says: 'has a confirmed decision that is not what its event says: who confirmed it, when, or the outcome',
  },
  {
    sql: `SELECT e.subject_id AS id FROM audit_events e
          WHERE e.action = 'file.decision-confirmed' AND file_seq IS NOT NULL AND NOT EXISTS (
            SELECT FROM decisions d WHERE d.file_number = e.subject_id AND d.confirmed_version = e.file_seq)
          ORDER BY 1 LIMIT 1`,
    says: 'has an event that a decision was confirmed, and no such decision',
  },
];

/** Looks at every decision and its event, and gives the number of decided files. Throws {@link Incomplete} for the first that does not hold. */
export async function checkDecisions(manager: EntityManager): Promise<number> {
  for (const { sql, says } of CHECKS) {
    const [found] = await manager.query<{ id: string }[]>(sql);
    if (found !== undefined) throw new Incomplete(`file ${found.id} ${says}`);
  }
  const [row] = await manager.query<{ decided: string }[]>(
    `SELECT count(*) AS decided FROM case_files WHERE state = 'decided'`,
  );
  return Number(row?.decided);
}
