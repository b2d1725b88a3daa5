import { type EntityManager, MoreThan } from 'typeorm';
import { type DisclosedState, faultOfFile, type FileHead } from '../../domain/audit/file-agreement.js';
import { fileSnapshot } from '../../domain/case-file/snapshot.js';
import { CaseFileEntity, toCaseFile } from '../../modules/case-files/case-file.entity.js';
import { openDisclosure } from '../../platform/crypto/disclosure.js';
import { Incomplete } from './incomplete.js';

/** Files looked at together. */
const PAGE = 1_000;

/**
 * Holds the row of every file against the state that its last event discloses, and gives their number. Throws {@link Incomplete} for
 * the first that is another.
 */
export async function checkFiles(manager: EntityManager): Promise<number> {
  let checked = 0;
  for (let after = ''; ;) {
    const rows = await manager.find(CaseFileEntity, {
      where: { fileNumber: MoreThan(after) },
      order: { fileNumber: 'ASC' },
      take: PAGE,
    });
    const heads = await readHeads(
      manager,
      rows.map(({ fileNumber }) => fileNumber),
    );
    for (const row of rows) {
      const fault = faultOfFile(fileSnapshot(toCaseFile(row)), heads.get(row.fileNumber));
      if (fault !== null) throw new Incomplete(`file ${row.fileNumber}: ${fault}`);
    }
    checked += rows.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) break;
    after = last.fileNumber;
  }
  return checked;
}

async function readHeads(
  manager: EntityManager,
  files: readonly string[],
): Promise<ReadonlyMap<string, FileHead>> {
  const rows = await manager.query<
    { file: string; changes: number; fileSeq: number; disclosure: string | null }[]
  >(
    `SELECT head.file, head.changes, head."fileSeq", d.disclosure
     FROM (SELECT subject_id AS file, count(*)::integer AS changes, max(file_seq) AS "fileSeq"
           FROM audit_events WHERE subject_id = ANY ($1::text[]) AND file_seq IS NOT NULL GROUP BY 1) AS head
     JOIN audit_events e ON e.subject_id = head.file AND e.file_seq = head."fileSeq"
     LEFT JOIN audit_disclosures d ON d.event_id = e.event_id AND d.digest = e.after_commit`,
    [files],
  );
  return new Map(
    rows.map(({ file, changes, fileSeq, disclosure }) => [
      file,
      { changes, fileSeq, state: stateOf(disclosure) },
    ]),
  );
}

function stateOf(disclosure: string | null): DisclosedState | null {
  if (disclosure === null) return null;
  const [name, value] = openDisclosure(disclosure);
  return name === 'state' ? (value as DisclosedState) : null;
}
