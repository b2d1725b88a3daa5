import { Injectable } from '@nestjs/common';
import { type StaffRole } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** A staff account as it is opened. `tokenSubject` is what the identity provider calls the person. */
export interface NewStaff {
  readonly staffId: string;
  readonly tokenSubject: string;
  readonly role: StaffRole;
  readonly createdAt: string;
}

/** Writes staff accounts. */
@Injectable()
export class StaffStore {
  /** Opens an account, unless there is one of that id; gives the event its transaction must leave, if any. */
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
}
