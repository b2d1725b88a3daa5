import { type Client, type Pool } from 'pg';
import { type FileState } from '../../../src/domain/case-file/states.js';

/** What is known of a file past the service: by it an answer is judged, and a body made. */
export interface StoredFile {
  readonly fileNumber: string;
  readonly state: FileState;
  readonly version: number;
  readonly round: number;
  readonly officerId: string | null;
  readonly checkId: string;
  readonly acknowledgedCheckId: string | null;
  readonly questionIds: readonly string[];
}

/** The files as they stand in the database, by number, in one question; for a superuser. */
export async function storedFiles(
  client: Client | Pool,
  fileNumbers: readonly string[],
): Promise<ReadonlyMap<string, StoredFile>> {
  const { rows } = await client.query<StoredFile>(
    `SELECT file_number AS "fileNumber", state, version, round, officer_id AS "officerId",
       current_check_id AS "checkId", acknowledged_check_id AS "acknowledgedCheckId",
       ARRAY(SELECT q.question_id::text FROM information_questions q
             WHERE q.file_number = f.file_number AND q.status = 'open' ORDER BY q.place) AS "questionIds"
     FROM case_files f WHERE file_number = ANY($1)`,
    [fileNumbers],
  );
  return new Map(rows.map((row) => [row.fileNumber, row]));
}

/** One of them. Throws when it is not there. */
export async function storedFile(client: Client | Pool, fileNumber: string): Promise<StoredFile> {
  const found = (await storedFiles(client, [fileNumber])).get(fileNumber);
  if (found === undefined) throw new Error(`There is no file ${fileNumber}.`);
  return found;
}
