import { Injectable } from '@nestjs/common';
import { type StaffRole } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { type StaffAccount, type StaffChangeReason } from '../../domain/staff/staff-account.js';
import { changedRows, type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** A staff account as it is opened. `tokenSubject` is what the identity provider calls the person. */
export interface NewStaff {
  readonly staffId: string;
  readonly tokenSubject: string;
  readonly role: StaffRole;
  readonly createdAt: string;
}

/** An account as it is kept. Instants are RFC 3339, UTC; the last three are null until it is first changed. */
export interface KeptAccount extends StaffAccount, NewStaff {
  readonly changedAt: string | null;
  readonly changedBy: string | null;
  readonly reason: StaffChangeReason | null;
}

type AccountRow = Omit<KeptAccount, 'createdAt' | 'changedAt'> & {
  readonly createdAt: Date;
  readonly changedAt: Date | null;
};

/** Reads and writes staff accounts. */
@Injectable()
export class StaffStore {
  /**
   * Opens an account, unless there is one of that id; gives the event its transaction must leave, if any. Throws the
   * database's error when the subject has an account of another id.
   */
  async insert(tx: WriteTx, staff: NewStaff): Promise<readonly EventDraft[]> {
    const rows = await rowsOf(
      tx,
      `INSERT INTO staff (staff_id, token_subject, role, active, version, created_at) VALUES ($1, $2, $3, true, 1, $4)
       ON CONFLICT (staff_id) DO NOTHING RETURNING staff_id`,
      [staff.staffId, staff.tokenSubject, staff.role, staff.createdAt],
    );
    return rows.map(() => ({
      action: 'staff.account-opened',
      subject: { type: 'staff', id: staff.staffId },
      change: { version: 1, state: { role: staff.role, active: true } },
    }));
  }

  /** An account, if there is one of that id. */
  async find(tx: ReadTx, staffId: string): Promise<KeptAccount | undefined> {
    const rows = await rowsOf<AccountRow>(tx, `${SELECT} WHERE staff_id = $1`, [staffId]);
    return rows.map(toAccount)[0];
  }

  /** Up to `limit` accounts after an id, by id. */
  async list(tx: ReadTx, after: string, limit: number): Promise<readonly KeptAccount[]> {
    const rows = await rowsOf<AccountRow>(tx, `${SELECT} WHERE staff_id > $1 ORDER BY staff_id LIMIT $2`, [
      after,
      limit,
    ]);
    return rows.map(toAccount);
  }

  /**
   * An account and the number of active administrators beside it, both held until the transaction ends: of two
   * administrators who put each other out, one waits for the other. Rows are locked by id, so they never wait in a ring.
   */
  async findForChange(
    tx: WriteTx,
    staffId: string,
  ): Promise<{ readonly account: KeptAccount | undefined; readonly otherAdministrators: number }> {
    const rows = await rowsOf<AccountRow>(
      tx,
      `${SELECT} WHERE staff_id = $1 OR (role = 'administrator' AND active) ORDER BY staff_id FOR NO KEY UPDATE`,
      [staffId],
    );
    const others = rows.filter(
      (row) => row.staffId !== staffId && row.role === 'administrator' && row.active,
    );
    const account = rows.filter((row) => row.staffId === staffId).map(toAccount)[0];
    return { account, otherAdministrators: others.length };
  }

  /** Writes the next version. Throws when the version before was not there: then the lock was not held. */
  async update(tx: WriteTx, next: KeptAccount): Promise<void> {
    const changed = await changedRows(
      tx,
      `UPDATE staff SET role = $2, active = $3, version = $4, changed_at = $5, changed_by = $6, reason = $7
       WHERE staff_id = $1 AND version = $4 - 1`,
      [next.staffId, next.role, next.active, next.version, next.changedAt, next.changedBy, next.reason],
    );
    if (changed !== 1) throw new Error('the staff account was changed without its lock');
  }
}

const SELECT = `SELECT staff_id AS "staffId", token_subject AS "tokenSubject", role, active, version,
  created_at AS "createdAt", changed_at AS "changedAt", changed_by AS "changedBy", reason FROM staff`;

function toAccount(row: AccountRow): KeptAccount {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt?.toISOString() ?? null,
  };
}
