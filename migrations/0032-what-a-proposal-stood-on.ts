import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What a proposal stood on, in codes, beside the sealed words: the version of the file that it made, by which its event and the facts it
 * knew are found, and the provisions on which the check it stood on concluded. Both are left when the file is disposed of. Null for what
 * was proposed before.
 */
export class WhatAProposalStoodOn0032 implements MigrationInterface {
  readonly name = 'WhatAProposalStoodOn1700000000032';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE decisions
        ADD COLUMN proposed_version integer CHECK (proposed_version > 1),
        ADD COLUMN check_basis text[];`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('ALTER TABLE decisions DROP COLUMN check_basis, DROP COLUMN proposed_version;');
  }
}
