import { Injectable } from '@nestjs/common';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { type CaseFileEntity, toCaseFile } from './case-file.entity.js';
import { FileReference, SEALED_REFERENCE, type SealedReference } from './file-reference.js';

/** What a list of files is narrowed to; days and instants as the contract writes them. */
export interface FileFilter {
  readonly fileNumber?: string | undefined;
  readonly state?: string | undefined;
  readonly urgency?: string | undefined;
  readonly conclusion?: string | undefined;
  readonly officerId?: string | undefined;
  readonly partnerId?: string | undefined;
  /** Blind indexes of references. */
  readonly references?: readonly Buffer[] | undefined;
  readonly receivedFrom?: string | undefined;
  readonly receivedTo?: string | undefined;
  readonly removalBefore?: string | undefined;
}

export const FILE_SORTS = ['urgency', 'removal-day', 'age'] as const;
export type FileSort = (typeof FILE_SORTS)[number];

/** The columns each order goes by, with the type of each; the file number makes it total. Each has its index. */
const ORDERS: Record<FileSort, readonly (readonly [expression: string, type: string])[]> = {
  urgency: [
    ['urgency', 'urgency_level'],
    ['received_at', 'timestamptz'],
    ['file_number', 'text'],
  ],
  'removal-day': [
    [`coalesce(removal_scheduled_on, 'infinity'::date)`, 'date'],
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
  urgency: 'urgency = ?::urgency_level',
  conclusion: 'conclusion = ?',
  officerId: 'officer_id = ?',
  partnerId: 'partner_id = ?',
  references: 'reference_index = ANY (?::bytea[])',
  receivedFrom: 'received_at >= ?::date',
  receivedTo: 'received_at < ?::date + 1',
  removalBefore: 'removal_scheduled_on < ?::date',
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
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = (Object.keys(CONDITIONS) as (keyof FileFilter)[]).flatMap((name) => {
      const value = request.filter[name];
      return value === undefined ? [] : [CONDITIONS[name].replace('?', bind(value))];
    });
    if (request.after !== null) {
      const columns = order.map(([expression]) => expression).join(', ');
      const values = order.map(([, type], i) => `${bind(request.after?.[i])}::${type}`).join(', ');
      conditions.push(`(${columns}) > (${values})`);
    }
    const rows = await tx.manager.query<(CaseFileEntity & SealedReference)[]>(
      `SELECT ${SELECTED}, ${SEALED_REFERENCE} FROM case_files f JOIN referral_contents c USING (file_number, partner_id)
       ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
       ORDER BY ${order.map(([expression]) => expression).join(', ')} LIMIT ${bind(request.limit)}`,
      parameters,
    );
    return Promise.all(
      rows.map(async (row) => ({
        ...toCaseFile(row),
        externalReference: await this.references.open(row.fileNumber, row),
      })),
    );
  }
}

/** Where a file stands in an order: the position of a cursor after it. */
export function positionOf(file: CaseFile, sort: FileSort): string[] {
  switch (sort) {
    case 'urgency':
      return [file.urgency, file.receivedAt, file.fileNumber];
    case 'removal-day':
      return [file.removalScheduledOn ?? 'infinity', file.fileNumber];
    case 'age':
      return [file.receivedAt, file.fileNumber];
  }
}

const SELECTED = `file_number AS "fileNumber", partner_id AS "partnerId", batch_id AS "batchId",
  state, version, round, urgency, urgency_reason AS "urgencyReason", ruled_urgency AS "ruledUrgency",
  ruled_urgency_reason AS "ruledUrgencyReason", urgency_review_on::text AS "urgencyReviewOn", conclusion,
  route, persons, removal_scheduled_on::text AS "removalScheduledOn", officer_id AS "officerId",
  current_check_id AS "currentCheckId", acknowledged_check_id AS "acknowledgedCheckId", outcome,
  closing_reason AS "closingReason", merged_into AS "mergedInto", paused_since AS "pausedSince",
  paused_days AS "pausedDays", disposed_at AS "disposedAt", received_at AS "receivedAt", changed_at AS "changedAt"`;
