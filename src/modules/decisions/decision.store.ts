import { Injectable } from '@nestjs/common';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { type CommandContext, type DecisionReason } from '../../domain/case-file/commands.js';
import { groundsOf } from '../../domain/decisions/grounds.js';
import { FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';
import { changedRows, type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';
import { type Decision, type Proposal } from './decision.js';
import { DecisionEntity } from './decision.entity.js';

/** Who settled a proposal, and which version of the file that makes. */
interface Settlement {
  readonly by: string;
  readonly at: string;
  readonly version: number;
}

/** What a proposal stands on: the version of the file that it makes, and the provisions on which the check concluded. */
export interface Footing {
  readonly version: number;
  readonly checkBasis: readonly string[];
}

/** An open proposal, whose and of when it is, and the facts its reasons point to. */
type OpenProposal = NonNullable<CommandContext['proposal']> & {
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly facts: readonly string[];
};

/** Decisions as they stand in the database; `dataKey` is that of the file. */
@Injectable()
export class DecisionStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Every decision of a file, the earliest first. */
  async listOfFile(tx: ReadTx, fileNumber: string, dataKey: Buffer): Promise<Decision[]> {
    const rows = await tx.manager.find(DecisionEntity, {
      where: { fileNumber },
      order: { proposedAt: 'ASC', decisionId: 'ASC' },
    });
    return rows.map(
      ({ provisions: _provisions, facts: _facts, confirmedVersion: _version, sealed, ...row }) => ({
        ...row,
        reasons: this.cipher.open<DecisionReason[]>(dataKey, placeOf(row.decisionId), sealed),
        proposedAt: row.proposedAt.toISOString(),
        confirmedAt: row.confirmedAt?.toISOString() ?? null,
        returnedAt: row.returnedAt?.toISOString() ?? null,
      }),
    );
  }

  /** The open proposal of a file, if any, and everybody who proposed in its round. */
  async findProposed(
    tx: ReadTx,
    { fileNumber, round }: Pick<CaseFile, 'fileNumber' | 'round'>,
  ): Promise<OpenProposal | undefined> {
    const [row] = await rowsOf<Omit<OpenProposal, 'proposedAt'> & { readonly proposedAt: Date }>(
      tx,
      `SELECT outcome, check_id AS "checkId", proposed_by AS "proposedBy", proposed_at AS "proposedAt", facts, ARRAY(SELECT DISTINCT proposed_by FROM decisions
         WHERE file_number = $1 AND round = $2) AS "proposersOfRound"
       FROM decisions WHERE file_number = $1 AND status = 'proposed'`,
      [fileNumber, round],
    );
    return row === undefined ? undefined : { ...row, proposedAt: row.proposedAt.toISOString() };
  }

  /** Persons accepted by the confirmed decision of a round of a file; nobody where there is none. */
  async countAccepted(
    tx: ReadTx,
    { fileNumber, round }: Pick<CaseFile, 'fileNumber' | 'round'>,
  ): Promise<number> {
    const row = await tx.manager.findOneBy(DecisionEntity, { fileNumber, round, status: 'confirmed' });
    return row?.persons ?? 0;
  }

  /**
   * Writes a proposal, linked to the last decision of an earlier round. What its reasons cite and point to is kept in the open;
   * their texts are sealed.
   */
  async insert(tx: WriteTx, proposal: Proposal, footing: Footing, dataKey: Buffer): Promise<void> {
    const { reasons } = proposal;
    await rowsOf(
      tx,
      `INSERT INTO decisions (decision_id, file_number, partner_id, status, round, outcome, pathway, provisions, facts, persons,
         earlier_decision_id, repeated_text, check_id, proposed_by, proposed_at, sealed, grounds, proposed_version, check_basis)
       VALUES ($1, $2, $3, 'proposed', $4, $5, $6, $7, $8, $9,
         (SELECT decision_id FROM decisions WHERE file_number = $2 AND status = 'confirmed' AND round < $4
          ORDER BY round DESC LIMIT 1), $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        ...[proposal.decisionId, proposal.fileNumber, proposal.partnerId, proposal.round],
        ...[proposal.outcome, proposal.pathway],
        [...new Set(reasons.flatMap((reason) => reason.provision ?? []))],
        [...new Set(reasons.flatMap((reason) => reason.fact ?? []))],
        ...[proposal.persons, JSON.stringify(proposal.repeatedText), proposal.checkId],
        ...[proposal.proposedBy, proposal.proposedAt],
        this.cipher.seal(dataKey, placeOf(proposal.decisionId), reasons),
        JSON.stringify(groundsOf(reasons)),
        ...[footing.version, footing.checkBasis],
      ],
    );
  }

  /** Confirms the open proposal of a file. Throws when there is none. */
  async updateConfirmed(tx: WriteTx, fileNumber: string, settlement: Settlement): Promise<void> {
    await this.#settle(tx, fileNumber, 'confirmed', settlement);
  }

  /** Returns the open proposal of a file; it stays as it was. Throws when there is none. */
  async updateReturned(tx: WriteTx, fileNumber: string, settlement: Settlement): Promise<void> {
    await this.#settle(tx, fileNumber, 'returned', settlement);
  }

  /** Lets the open proposal of a file lapse, if there is one. */
  async updateLapsed(tx: WriteTx, fileNumber: string): Promise<void> {
    await tx.manager.update(DecisionEntity, { fileNumber, status: 'proposed' }, { status: 'lapsed' });
  }

  async #settle(
    tx: WriteTx,
    fileNumber: string,
    how: 'confirmed' | 'returned',
    { by, at, version }: Settlement,
  ): Promise<void> {
    const changed = await changedRows(
      tx,
      `UPDATE decisions SET status = $2, ${how}_by = $3, ${how}_at = $4, ${how}_version = $5
       WHERE file_number = $1 AND status = 'proposed'`,
      [fileNumber, how, by, at, version],
    );
    if (changed !== 1) throw new Error('the file has no open proposal');
  }
}

function placeOf(row: string): Place {
  return { table: 'decisions', column: 'sealed', row };
}
