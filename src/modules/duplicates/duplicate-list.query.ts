import { Injectable } from '@nestjs/common';
import { type FileState } from '../../domain/case-file/states.js';
import { type DuplicateCandidate, FOUND_OUTCOMES } from '../../domain/duplicates/candidate.js';
import { type FoundPair, type PersonOfFile } from '../../domain/duplicates/found-pair.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** A candidate as it is seen from one of its files, with what is known of the other one, in codes. */
export interface SeenCandidate extends Pick<FoundPair, 'sharedKinds' | 'terms'> {
  readonly candidate: DuplicateCandidate;
  readonly own: PersonOfFile;
  readonly other: PersonOfFile & {
    readonly state: FileState;
    readonly partnerId: string;
    /** RFC 3339, UTC; null while its content is there. */
    readonly disposedAt: string | null;
  };
  /** True when the content of either file was destroyed: then nobody can compare the two any more. */
  readonly isPast: boolean;
}

type SeenRow = Omit<DuplicateCandidate, 'one' | 'other' | 'foundAt' | 'changedAt' | 'decidedAt'> &
  Pick<FoundPair, 'sharedKinds' | 'terms'> & {
    readonly oneFile: string;
    readonly onePerson: number;
    readonly otherFile: string;
    readonly otherPerson: number;
    readonly foundAt: Date;
    readonly changedAt: Date;
    readonly decidedAt: Date | null;
    readonly ownDisposedAt: Date | null;
    readonly seenState: FileState;
    readonly seenPartner: string;
    readonly seenDisposedAt: Date | null;
  };

/** Candidates of a file, seen from it: the open ones first, the gravest of them, those of the highest score. */
@Injectable()
export class DuplicateListQuery {
  /** Up to `limit` candidates of a file after `after`, in order. */
  async list(
    tx: ReadTx,
    fileNumber: string,
    { after, limit }: { readonly after: readonly string[] | null; readonly limit: number },
  ): Promise<readonly SeenCandidate[]> {
    const rows = await rowsOf<SeenRow>(
      tx,
      `${SELECT} AND ($3::text[] IS NULL
         OR (${ORDER}) > (($3::text[])[1]::boolean, ($3::text[])[2]::integer, ($3::text[])[3]::numeric, ($3::text[])[4]::uuid))
       ORDER BY ${ORDER} LIMIT $4`,
      [fileNumber, FOUND_OUTCOMES, after, limit],
    );
    return rows.map((row) => toSeen(row, fileNumber));
  }

  /** One candidate of a file, if it has one of that id. */
  async find(tx: ReadTx, fileNumber: string, candidateId: string): Promise<SeenCandidate | undefined> {
    const rows = await rowsOf<SeenRow>(tx, `${SELECT} AND candidate_id = $2`, [fileNumber, candidateId]);
    return rows.map((row) => toSeen(row, fileNumber))[0];
  }

  /** The same, locked until the transaction ends, so that what is decided is decided on its last version. */
  async findLocked(tx: WriteTx, fileNumber: string, candidateId: string): Promise<SeenCandidate | undefined> {
    const rows = await rowsOf<SeenRow>(tx, `${SELECT} AND candidate_id = $2 FOR UPDATE OF c`, [
      fileNumber,
      candidateId,
    ]);
    return rows.map((row) => toSeen(row, fileNumber))[0];
  }
}

/** Where a candidate stands in its list: the position of a cursor after it. */
export function positionOf({ candidate }: SeenCandidate): string[] {
  const { state, outcome, score, candidateId } = candidate;
  return [
    String(state !== 'open'),
    String(FOUND_OUTCOMES.indexOf(outcome) + 1),
    (-score).toFixed(2),
    candidateId,
  ];
}

const ORDER = `c.state <> 'open', array_position($2::text[], c.outcome), -c.score, c.candidate_id`;

const SELECT = `SELECT c.candidate_id AS "candidateId", c.one_file AS "oneFile", c.one_person AS "onePerson",
  c.other_file AS "otherFile", c.other_person AS "otherPerson", c.outcome, c.score::float8 AS score,
  c.shared_kinds AS "sharedKinds", c.terms, c.state, c.confirmed_as AS "confirmedAs", c.version,
  c.found_at AS "foundAt", c.changed_at AS "changedAt", c.decided_by AS "decidedBy", c.decided_at AS "decidedAt",
  own.disposed_at AS "ownDisposedAt", seen.state AS "seenState", seen.partner_id AS "seenPartner",
  seen.disposed_at AS "seenDisposedAt"
  FROM duplicate_candidates c
  JOIN case_files own ON own.file_number = $1
  JOIN case_files seen ON seen.file_number = CASE c.one_file WHEN $1 THEN c.other_file ELSE c.one_file END
  WHERE (c.one_file = $1 OR c.other_file = $1)`;

function toSeen(row: SeenRow, fileNumber: string): SeenCandidate {
  const { oneFile, onePerson, otherFile, otherPerson, sharedKinds, terms } = row;
  const { ownDisposedAt, seenState, seenPartner, seenDisposedAt, ...codes } = row;
  const one = { fileNumber: oneFile, personIndex: onePerson };
  const other = { fileNumber: otherFile, personIndex: otherPerson };
  const [own, seen] = oneFile === fileNumber ? [one, other] : [other, one];
  const { candidateId, outcome, score, state, confirmedAs, version, decidedBy } = codes;
  return {
    candidate: {
      ...{ candidateId, one, other, outcome, score, state, confirmedAs, version, decidedBy },
      foundAt: row.foundAt.toISOString(),
      changedAt: row.changedAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
    },
    ...{ sharedKinds, terms, own },
    other: {
      ...seen,
      state: seenState,
      partnerId: seenPartner,
      disposedAt: seenDisposedAt?.toISOString() ?? null,
    },
    isPast: ownDisposedAt !== null || seenDisposedAt !== null,
  };
}
