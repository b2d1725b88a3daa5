import { type Client } from 'pg';
import { type Leaf } from '../../../../src/domain/audit/event.js';
import { type FileLog, readFileLog } from '../file-log.js';
import { faultsOfLog } from '../log-faults.js';

/** Whoever or whatever cannot be in two interviews at once, by the column that names them. */
const ONE_AT_A_TIME = ['officer_id', 'interpreter_id', 'file_number', 'applicant'];

/**
 * What must be so after whatever anybody did: each file is what its log says, change by change; no decision stands on one
 * person; nobody is booked twice at a time. Gives what is not so.
 */
export async function brokenInvariants(superuser: Client): Promise<string[]> {
  const log = await readFileLog(superuser);
  return [
    ...faultsOfLog(log),
    ...decidedAlone(log),
    ...(await decidedAloneInRows(superuser)),
    ...(await doubleBookings(superuser)),
  ];
}

/** Decisions that were confirmed by somebody who had proposed in the same round, by the log alone. */
export function decidedAlone({ changes }: FileLog): string[] {
  const proposers = new Map<string, Set<string>>();
  return changes.flatMap(({ subjectId, action, canonical, fileSeq }) => {
    const { actor } = JSON.parse(canonical) as Leaf;
    const known = proposers.get(subjectId) ?? new Set<string>();
    proposers.set(subjectId, known);
    if (action === 'file.reopened') known.clear();
    if (action === 'file.decision-proposed') known.add(actor.id);
    const isAlone = action === 'file.decision-confirmed' && (known.size === 0 || known.has(actor.id));
    return isAlone ? [`${subjectId}: change ${fileSeq} decides it alone`] : [];
  });
}

/** The same by the rows, and files with an outcome that no confirmed decision has. */
async function decidedAloneInRows(superuser: Client): Promise<string[]> {
  const { rows } = await superuser.query<{ fileNumber: string }>(
    `SELECT file_number AS "fileNumber" FROM decisions WHERE status = 'confirmed'
       AND (confirmed_by IS NULL OR confirmed_by = proposed_by)
     UNION SELECT file_number FROM case_files f WHERE (state = 'decided') <> (outcome IS NOT NULL)
       OR (state = 'decided' AND NOT EXISTS (SELECT FROM decisions d WHERE d.file_number = f.file_number
         AND d.status = 'confirmed' AND d.outcome = f.outcome))`,
  );
  return rows.map(({ fileNumber }) => `${fileNumber}: decided, and not by two people`);
}

/** Interviews that are booked for the same time and the same officer, interpreter or file. */
export async function doubleBookings(superuser: Client): Promise<string[]> {
  const { rows: columns } = await superuser.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = 'interviews'::regclass AND attnum > 0 AND NOT attisdropped AND attname = ANY($1)`,
    [ONE_AT_A_TIME],
  );
  const found: string[] = [];
  for (const { name } of columns) {
    const { rows } = await superuser.query<{ one: string }>(
      `SELECT one.interview_id AS one FROM interviews one JOIN interviews other
         ON one.interview_id < other.interview_id AND one.${name} = other.${name}
         AND tstzrange(one.starts_at, one.ends_at) && tstzrange(other.starts_at, other.ends_at)
       WHERE one.status = 'booked' AND other.status = 'booked'`,
    );
    found.push(...rows.map(({ one }) => `${one}: another interview at that time has the same ${name}`));
  }
  return found;
}
