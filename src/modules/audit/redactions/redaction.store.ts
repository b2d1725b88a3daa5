import { Injectable } from '@nestjs/common';
import { type KeptDisclosure, WORDS } from '../../../domain/audit/redaction.js';
import { openDisclosure } from '../../../platform/crypto/disclosure.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../../platform/database/tx.js';

/** The disclosures of an event, as far as a redaction needs them. */
@Injectable()
export class RedactionStore {
  /** What an event still discloses, by digest and name; undefined when there is no such event. */
  async findKept(tx: ReadTx, eventId: string): Promise<readonly KeptDisclosure[] | undefined> {
    const rows = await rowsOf<{ digest: string | null; disclosure: string | null }>(
      tx,
      'SELECT digest, disclosure FROM audit_events LEFT JOIN audit_disclosures USING (event_id) WHERE event_id = $1',
      [eventId],
    );
    if (rows.length === 0) return undefined;
    return rows.flatMap(({ digest, disclosure }) =>
      digest === null || disclosure === null ? [] : [{ digest, name: openDisclosure(disclosure)[0] }],
    );
  }

  /** What of the events about a file discloses words that somebody wrote, by event. */
  async findWordsOfFile(
    tx: ReadTx,
    fileNumber: string,
  ): Promise<readonly { readonly event: string; readonly digests: readonly string[] }[]> {
    return rowsOf(
      tx,
      `SELECT event_id AS event, array_agg(digest ORDER BY digest) AS digests
       FROM audit_events JOIN audit_disclosures USING (event_id)
       WHERE subject_type = 'file' AND subject_id = $1 AND audit_disclosed(disclosure)->>1 = ANY ($2::text[])
       GROUP BY event_id ORDER BY event_id`,
      [fileNumber, WORDS],
    );
  }

  /**
   * Deletes disclosures of an event and gives the number of those that were there; one that another transaction deletes at the
   * same moment is not. The database takes it only with the event of the redaction in the same transaction.
   */
  async delete(tx: WriteTx, eventId: string, digests: readonly string[]): Promise<number> {
    const [row] = await rowsOf<{ deleted: number }>(
      tx,
      'SELECT audit_redact($1::uuid, $2::text[]) AS deleted',
      [eventId, digests],
    );
    return row?.deleted ?? 0;
  }
}
