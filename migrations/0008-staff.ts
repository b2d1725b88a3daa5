import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Staff accounts are changed by administrators: who changed one last, when and why stands in the row, the history in the
 * audit log. Nobody changes their own, and an account stays that of its person. What a member of staff does is committed
 * only while their account is active and has the role they act in: looked at when the transaction ends, by the event
 * that every change leaves.
 */
export class Staff0008 implements MigrationInterface {
  readonly name = 'Staff1700000000008';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE staff
        ADD COLUMN changed_at timestamptz,
        ADD COLUMN changed_by text REFERENCES staff (staff_id),
        ADD COLUMN reason text
          CHECK (reason IN ('duties-changed', 'left', 'leave', 'returned', 'security', 'mistake')),
        ADD CONSTRAINT staff_changed_by_another CHECK (changed_by <> staff_id),
        ADD CONSTRAINT staff_change_whole
          CHECK ((version = 1) = (changed_at IS NULL) AND (changed_at IS NULL) = (changed_by IS NULL)
            AND (changed_at IS NULL) = (reason IS NULL));
      REVOKE UPDATE ON staff FROM desk_app;
      GRANT UPDATE (role, active, version, changed_at, changed_by, reason) ON staff TO desk_app;

      CREATE FUNCTION audit_events_staff_active() RETURNS trigger LANGUAGE plpgsql AS $active$
      BEGIN
        IF NOT EXISTS (
          SELECT 1 FROM staff WHERE staff_id = NEW.actor_id AND role = NEW.actor_role AND active
        ) THEN
          RAISE EXCEPTION 'the account of who acts is no longer active in that role' USING ERRCODE = 'RDA06';
        END IF;
        RETURN NULL;
      END $active$;
      CREATE CONSTRAINT TRIGGER audit_events_staff_active AFTER INSERT ON audit_events
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (NEW.actor_role IN ('officer', 'reviewer', 'manager', 'auditor', 'administrator'))
        EXECUTE FUNCTION audit_events_staff_active();
      ALTER TABLE audit_events ENABLE ALWAYS TRIGGER audit_events_staff_active;`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TRIGGER audit_events_staff_active ON audit_events;
      DROP FUNCTION audit_events_staff_active();
      GRANT UPDATE ON staff TO desk_app;
      ALTER TABLE staff DROP COLUMN changed_at, DROP COLUMN changed_by, DROP COLUMN reason;`);
  }
}
