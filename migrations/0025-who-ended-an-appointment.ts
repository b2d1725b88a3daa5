import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Every appointment that has ended says by whom, when and with which version of its file, also where the file ended first. A
 * partner that withdraws its file does so with a key, which is no account of staff: so the reference to staff gives way to
 * the forms of both. Appointments that ended before this step stay as they were, hence NOT VALID.
 */
export class WhoEndedAnAppointment0025 implements MigrationInterface {
  readonly name = 'WhoEndedAnAppointment1700000000025';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE interviews
        DROP CONSTRAINT interviews_ended_by_fkey,
        ADD CONSTRAINT interviews_ended_by CHECK (ended_by ~ '^stf_[a-z0-9-]{1,60}$'
          OR (status = 'cancelled' AND ended_by ~ '^[0-9A-Za-z]{16}$')),
        ADD CONSTRAINT interviews_end_is_told CHECK (status = 'booked' OR ended_at IS NOT NULL) NOT VALID;`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE interviews
        DROP CONSTRAINT interviews_end_is_told,
        DROP CONSTRAINT interviews_ended_by,
        ADD CONSTRAINT interviews_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES staff (staff_id) NOT VALID;`);
  }
}
