import { type Client } from 'pg';
import { getMetadataArgsStorage } from 'typeorm';
import { type CaseFile } from '../../../src/domain/case-file/case-file.js';
import { CaseFileEntity, toCaseFile } from '../../../src/modules/case-files/case-file.entity.js';

/** A chained event of a file as it is stored, with the disclosure that its `after` names. */
export interface StoredChange {
  readonly subjectId: string;
  readonly fileSeq: number;
  readonly action: string;
  /** RFC 8785 bytes of the leaf. */
  readonly canonical: string;
  /** In hexadecimal. */
  readonly leafHash: string;
  /** As it is kept, base64url; null when there is none with the digest. */
  readonly disclosure: string | null;
}

/** The changes of every file by number and sequence, and every file's row: what a verifier is given. */
export interface FileLog {
  readonly changes: readonly StoredChange[];
  readonly files: readonly CaseFile[];
}

/** Reads it all, past the service, in whatever transaction the client is in; for a superuser. */
export async function readFileLog(client: Client): Promise<FileLog> {
  const { rows: changes } = await client.query<StoredChange>(
    `SELECT e.subject_id AS "subjectId", e.file_seq AS "fileSeq", e.action, d.disclosure,
       convert_from(e.canonical, 'UTF8') AS canonical, encode(e.leaf_hash, 'hex') AS "leafHash"
     FROM audit_events e
     LEFT JOIN audit_disclosures d ON d.event_id = e.event_id AND d.digest = e.after_commit
     WHERE e.file_seq IS NOT NULL ORDER BY e.subject_id, e.file_seq`,
  );
  return { changes, files: await readFiles(client) };
}

/** The rows as the service reads them: by the columns of its entity, so that a new one is compared as well. */
async function readFiles(client: Client): Promise<readonly CaseFile[]> {
  const columns = getMetadataArgsStorage()
    .columns.filter(({ target }) => target === CaseFileEntity)
    .map(({ propertyName, options: { name = propertyName, type } }) => ({ propertyName, name, type }));
  // Like TypeORM: a day is a text, an instant a Date.
  const selected = columns.map(
    ({ propertyName, name, type }) => `${name}${type === 'date' ? '::text' : ''} AS "${propertyName}"`,
  );
  const { rows } = await client.query<CaseFileEntity>(
    `SELECT ${selected.join(', ')} FROM case_files ORDER BY file_number`,
  );
  return rows.map(toCaseFile);
}
