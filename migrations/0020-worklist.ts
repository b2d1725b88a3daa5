import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence } from './support/audit-fence.js';
import { rowIsolation } from './support/row-isolation.js';

/** The order officers work in: most urgent, earliest removal day, longest here. The file number makes it total. */
const WORK_ORDER = 'urgency_rank, removal_rank, received_at, file_number';

/**
 * Lists and the worklist at any number of files. Under row-level security only leakproof conditions can go into an index scan,
 * and those on an enum or with `coalesce` are not: so stored columns say the same as a number, a day and a text. Every filter of
 * the list has the order officers work in behind it; a range of days of receipt or removal skips along that order itself.
 */
export class Worklist0020 implements MigrationInterface {
  readonly name = 'Worklist1700000000020';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE case_files
        ADD COLUMN urgency_rank smallint NOT NULL GENERATED ALWAYS AS
          (CASE urgency WHEN 'emergency' THEN 0 WHEN 'urgent' THEN 1 WHEN 'normal' THEN 2 END) STORED,
        ADD COLUMN removal_rank date NOT NULL GENERATED ALWAYS AS
          (coalesce(removal_scheduled_on, 'infinity'::date)) STORED,
        ADD COLUMN assignee text NOT NULL GENERATED ALWAYS AS (coalesce(officer_id, '')) STORED;
      DROP INDEX case_files_worklist, case_files_state, case_files_removal;
      CREATE INDEX case_files_urgency ON case_files (${WORK_ORDER});
      CREATE INDEX case_files_state ON case_files (state, ${WORK_ORDER});
      CREATE INDEX case_files_conclusion ON case_files (conclusion, ${WORK_ORDER});
      CREATE INDEX case_files_assignee ON case_files (assignee, ${WORK_ORDER});
      CREATE INDEX case_files_removal ON case_files (removal_rank, file_number);
      CREATE INDEX case_files_partner_urgency ON case_files (partner_id, ${WORK_ORDER});
      CREATE INDEX case_files_waiting ON case_files (${WORK_ORDER})
        WHERE officer_id IS NULL AND state IN ('received', 'screening');
      CREATE INDEX case_files_review ON case_files (urgency_review_on, file_number)
        WHERE urgency_review_on IS NOT NULL AND state NOT IN ('decided', 'closed');`);
    await this.#clocks(run);
    await this.#situations(run);
  }

  /** Files that wait or have ended stand still since their last change; open ones are looked at in the first night. */
  async #clocks(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE case_files NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE case_files DISABLE TRIGGER case_files_audit_fence;
      UPDATE case_files SET paused_since = changed_at WHERE state IN ('awaiting-information', 'decided', 'closed');
      UPDATE case_files SET urgency_review_on = received_at::date;
      ALTER TABLE case_files ENABLE ALWAYS TRIGGER case_files_audit_fence;
      ALTER TABLE case_files FORCE ROW LEVEL SECURITY;`);
  }

  /** What became of removal day, custody and proceedings after the referral; both sides of each change stand sealed. */
  async #situations(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE situation_amendments (
        file_number text NOT NULL,
        file_version integer NOT NULL CHECK (file_version > 1),
        partner_id text NOT NULL,
        amended_by text NOT NULL,
        amended_at timestamptz NOT NULL,
        sealed bytea NOT NULL,
        PRIMARY KEY (file_number, file_version),
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id)
      );
      GRANT SELECT, INSERT ON situation_amendments TO desk_app;
      GRANT UPDATE (removal_scheduled_on) ON case_files TO desk_app;`);
    await run.query(rowIsolation('situation_amendments'));
    await run.query(auditFence('situation_amendments', 'file', 'file_number'));
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('What became of people after their referral is not thrown away.'));
  }
}
