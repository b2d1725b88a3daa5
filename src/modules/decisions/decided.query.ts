import { Injectable } from '@nestjs/common';
import { type DecisionOutcome, type Pathway } from '../../domain/case-file/case-file.js';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';

/** What was decided about one person, without reasons: 0 is the principal applicant, 1… the family members in order. */
export interface DecidedMember {
  readonly index: number;
  readonly outcome: DecisionOutcome;
  readonly pathway: Pathway | null;
}

/** What was decided of a file, without reasons. `members` are those of whom it says something of their own. */
export interface Decided {
  readonly pathway: Pathway | null;
  readonly members: readonly DecidedMember[];
}

/** Reads what was decided of a file, as its partner may know it. */
@Injectable()
export class DecidedQuery {
  /** The last confirmed decision of a file, if there is one. */
  async find(tx: ReadTx, fileNumber: string): Promise<Decided | undefined> {
    const [row] = await rowsOf<Decided>(
      tx,
      `SELECT d.pathway, coalesce(m.members, '[]') AS members FROM decisions d
       LEFT JOIN LATERAL (
         SELECT jsonb_agg(jsonb_build_object('index', person_index, 'outcome', outcome, 'pathway', pathway)
           ORDER BY person_index) AS members
         FROM decision_members WHERE decision_id = d.decision_id
       ) m ON true
       WHERE d.file_number = $1 AND d.status = 'confirmed' ORDER BY d.confirmed_version DESC LIMIT 1`,
      [fileNumber],
    );
    return row;
  }
}
