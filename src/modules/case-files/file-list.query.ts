import { Injectable } from '@nestjs/common';
import { addDays } from '../../domain/calendar-day.js';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { URGENCY_LEVELS, type UrgencyLevel } from '../../domain/case-file/urgency.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';
import { type CaseFileEntity, toCaseFile } from './case-file.entity.js';
import { FileReference, SEALED_REFERENCE, type SealedReference } from './file-reference.js';

/** Instead of an officer in a filter: files that have none. */
export const NO_OFFICER = 'none';

/** What a list of files is narrowed to; days and instants as the contract writes them. */
export interface FileFilter {
  readonly fileNumber?: string | undefined;
  readonly state?: string | undefined;
  readonly urgency?: string | undefined;
  readonly conclusion?: string | undefined;
  /** The officer in charge, or {@link NO_OFFICER}. */
  readonly assignee?: string | undefined;
  readonly partnerId?: string | undefined;
  /** Blind indexes of references. */
  readonly references?: readonly Buffer[] | undefined;
  readonly receivedFrom?: string | undefined;
  readonly receivedTo?: string | undefined;
  readonly removalBefore?: string | undefined;
}

export const FILE_SORTS = ['urgency', 'removal-day', 'age'] as const;
export type FileSort = (typeof FILE_SORTS)[number];

/**
 * The columns each order goes by, with the type of each; the file number makes it total. Trap: under row-level security an index
 * is used only for conditions that PostgreSQL knows to be leakproof, which those on an enum, between a day and an instant, or
 * with `coalesce` are not.
 */
const ORDERS: Record<FileSort, readonly (readonly [column: string, type: string])[]> = {
  urgency: [
    ['urgency_rank', 'smallint'],
    ['removal_rank', 'date'],
    ['received_at', 'timestamptz'],
    ['file_number', 'text'],
  ],
  'removal-day': [
    ['removal_rank', 'date'],
    ['file_number', 'text'],
  ],
  age: [
    ['received_at', 'timestamptz'],
    ['file_number', 'text'],
  ],
};

const CONDITIONS: Record<keyof FileFilter, string> = {
  fileNumber: 'file_number = ?',
  state: 'state = ?',
  urgency: 'urgency_rank = ?::smallint',
  conclusion: 'conclusion = ?',
  assignee: 'assignee = ?',
  partnerId: 'partner_id = ?',
  references: 'reference_index = ANY (?::bytea[])',
  receivedFrom: 'received_at >= ?::timestamptz',
  receivedTo: 'received_at < ?::timestamptz',
  removalBefore: 'removal_rank < ?::date',
};

/** What a filter that is not compared as it stands is compared as. */
const COMPARED: { readonly [Name in keyof FileFilter]?: (value: string) => string | number } = {
  urgency: (level) => rankOf(level as UrgencyLevel),
  assignee: (officerId) => (officerId === NO_OFFICER ? '' : officerId),
  receivedFrom: (day) => `${day}T00:00:00Z`,
  receivedTo: (day) => `${addDays(day, 1)}T00:00:00Z`,
};

/** A file in a list, with the partner's own reference of it; null once it was disposed of. */
export type ListedFile = CaseFile & { readonly externalReference: string | null };

/** Lists of files by keyset: the work of a page does not grow with how far down the list it is. */
@Injectable()
export class FileListQuery {
  constructor(private readonly references: FileReference) {}

  /** Up to `limit` files after `after`, in order. */
  async find(
    tx: ReadTx,
    request: { filter: FileFilter; sort: FileSort; after: readonly string[] | null; limit: number },
  ): Promise<ListedFile[]> {
    const order = ORDERS[request.sort];
    const columns = order.map(([column]) => column).join(', ');
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = (Object.keys(CONDITIONS) as (keyof FileFilter)[]).flatMap((name) => {
      const value = request.filter[name];
      if (value === undefined) return [];
      const compared = typeof value === 'string' ? (COMPARED[name]?.(value) ?? value) : value;
      return [CONDITIONS[name].replace('?', bind(compared))];
    });
    if (request.after !== null) {
      const values = order.map(([, type], i) => `${bind(request.after?.[i])}::${type}`).join(', ');
      conditions.push(`(${columns}) > (${values})`);
    }
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    const rows = await tx.manager.query<(CaseFileEntity & SealedReference)[]>(
      `SELECT ${SELECTED}, ${SEALED_REFERENCE} FROM (
         SELECT * FROM case_files ${where} ORDER BY ${columns} LIMIT ${bind(request.limit)}
       ) f JOIN referral_contents c USING (file_number, partner_id) ORDER BY ${columns}`,
      parameters,
    );
    return Promise.all(rows.map((row) => this.#toListed(row)));
  }

  /**
   * The most urgent file that waits for an officer, locked until the transaction ends: received, or put back while in screening.
   * One that another transaction holds is passed over, so that two who ask at once never get the same. Undefined: none waits.
   */
  async findNextLocked(tx: WriteTx): Promise<ListedFile | undefined> {
    const [row] = await rowsOf<CaseFileEntity & SealedReference>(
      tx,
      `SELECT ${SELECTED}, ${SEALED_REFERENCE} FROM (
         SELECT * FROM case_files WHERE officer_id IS NULL AND state IN ('received', 'screening')
         ORDER BY ${ORDERS.urgency.map(([column]) => column).join(', ')} LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
       ) f JOIN referral_contents c USING (file_number, partner_id)`,
    );
    return row === undefined ? undefined : this.#toListed(row);
  }

  async #toListed(row: CaseFileEntity & SealedReference): Promise<ListedFile> {
    return { ...toCaseFile(row), externalReference: await this.references.open(row.fileNumber, row) };
  }
}

/** Where a file stands in an order: the position of a cursor after it. */
export function positionOf(file: CaseFile, sort: FileSort): string[] {
  switch (sort) {
    case 'urgency':
      return [String(rankOf(file.urgency)), removalRank(file), file.receivedAt, file.fileNumber];
    case 'removal-day':
      return [removalRank(file), file.fileNumber];
    case 'age':
      return [file.receivedAt, file.fileNumber];
  }
}

/** As the database ranks it: 0 for the most urgent. */
function rankOf(level: UrgencyLevel): number {
  return URGENCY_LEVELS.indexOf(level);
}

function removalRank({ removalScheduledOn }: CaseFile): string {
  return removalScheduledOn ?? 'infinity';
}

const SELECTED = `file_number AS "fileNumber", partner_id AS "partnerId", batch_id AS "batchId",
  state, version, round, urgency, urgency_reason AS "urgencyReason", ruled_urgency AS "ruledUrgency",
  ruled_urgency_reason AS "ruledUrgencyReason", urgency_review_on::text AS "urgencyReviewOn", conclusion,
  route, persons, removal_scheduled_on::text AS "removalScheduledOn", officer_id AS "officerId",
  current_check_id AS "currentCheckId", acknowledged_check_id AS "acknowledgedCheckId", outcome,
  closing_reason AS "closingReason", merged_into AS "mergedInto", paused_since AS "pausedSince",
  paused_days AS "pausedDays", disposed_at AS "disposedAt", received_at AS "receivedAt", changed_at AS "changedAt"`;
