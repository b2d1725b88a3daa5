import { Injectable } from '@nestjs/common';
import { FILE_STATES } from '../../domain/case-file/states.js';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';

/** Files of one state and outcome, and the persons in them. */
export interface ReferralCount {
  readonly state: string;
  readonly outcome: string | null;
  readonly referrals: number;
  readonly persons: number;
}

/** Counts the files of a partner. */
@Injectable()
export class ReferralCountsQuery {
  /** By state, in the order of a file's way, and by outcome. States without a file are left out. */
  async count(tx: ReadTx, partnerId: string): Promise<ReferralCount[]> {
    return rowsOf<ReferralCount>(
      tx,
      `SELECT state, outcome, count(*)::int AS referrals, sum(persons)::int AS persons FROM case_files
       WHERE partner_id = $1 GROUP BY state, outcome ORDER BY array_position($2::text[], state), outcome`,
      [partnerId, FILE_STATES],
    );
  }
}
