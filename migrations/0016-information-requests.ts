import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence } from './support/audit-fence.js';
import { rowIsolation } from './support/row-isolation.js';

/**
 * Questions to partners and their answers, sealed under the key of their file. In the open stand states, days and which fact a
 * question is about, as with the reasons of decisions. A file has one open request at most.
 */
export class InformationRequests0016 implements MigrationInterface {
  readonly name = 'InformationRequests1700000000016';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE information_requests (
        request_id uuid PRIMARY KEY,
        file_number text NOT NULL,
        partner_id text NOT NULL,
        check_id uuid NOT NULL REFERENCES stca_checks (check_id),
        status text NOT NULL CHECK (status IN ('open', 'supplied', 'lapsed')),
        requested_by text NOT NULL REFERENCES staff (staff_id),
        requested_at timestamptz NOT NULL,
        supplied_by text,
        supplied_at timestamptz,
        UNIQUE (request_id, file_number, partner_id),
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id),
        CHECK (num_nonnulls(supplied_by, supplied_at) = CASE status WHEN 'supplied' THEN 2 ELSE 0 END)
      );
      CREATE UNIQUE INDEX information_requests_one_open ON information_requests (file_number) WHERE status = 'open';
      CREATE INDEX information_requests_file ON information_requests (file_number, requested_at);

      CREATE TABLE information_questions (
        question_id uuid PRIMARY KEY,
        request_id uuid NOT NULL,
        file_number text NOT NULL,
        partner_id text NOT NULL,
        place integer NOT NULL CHECK (place >= 0),
        fact text CHECK (fact ~ '^(/[^/]*)+$'),
        due_on date NOT NULL,
        status text NOT NULL
          CHECK (status IN ('open', 'answered', 'not-answered', 'accepted', 'declined', 'lapsed')),
        sealed bytea NOT NULL,
        sealed_answer bytea,
        settled_by text REFERENCES staff (staff_id),
        settled_at timestamptz,
        sealed_settlement bytea,
        check_id uuid REFERENCES stca_checks (check_id),
        UNIQUE (request_id, place),
        FOREIGN KEY (request_id, file_number, partner_id)
          REFERENCES information_requests (request_id, file_number, partner_id),
        CHECK ((sealed_answer IS NOT NULL) = (status NOT IN ('open', 'lapsed'))),
        CHECK (num_nonnulls(settled_by, settled_at, sealed_settlement)
          = CASE WHEN status IN ('accepted', 'declined') THEN 3 ELSE 0 END),
        CHECK (check_id IS NULL OR (status = 'accepted' AND fact IS NOT NULL))
      );
      CREATE INDEX information_questions_open ON information_questions (file_number, due_on) WHERE status = 'open';

      GRANT SELECT, INSERT, UPDATE (status, supplied_by, supplied_at) ON information_requests TO desk_app;
      GRANT SELECT, INSERT, UPDATE (status, sealed_answer, settled_by, settled_at, sealed_settlement, check_id)
        ON information_questions TO desk_app;`);
    for (const table of ['information_requests', 'information_questions']) {
      await run.query(rowIsolation(table));
      await run.query(auditFence(table, 'file', 'file_number'));
    }
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE information_questions, information_requests;
      DROP FUNCTION audit_fence_information_questions(), audit_fence_information_requests();`);
  }
}
