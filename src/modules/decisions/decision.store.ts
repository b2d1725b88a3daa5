import { Injectable } from '@nestjs/common';
import { type DecisionOutcome, type Pathway } from '../../domain/case-file/case-file.js';
import { type DecisionReason } from '../../domain/case-file/commands.js';
import { FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';
import { type ReadTx, type WriteTx } from '../../platform/database/tx.js';
import { DecisionEntity } from './decision.entity.js';

/** A proposed or confirmed decision of a file. The reasons' texts are kept sealed. */
export interface Decision {
  readonly decisionId: string;
  readonly fileNumber: string;
  readonly partnerId: string;
  readonly status: 'proposed' | 'confirmed' | 'lapsed';
  readonly outcome: DecisionOutcome;
  readonly pathway: Pathway | null;
  readonly reasons: readonly DecisionReason[];
  readonly checkId: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
}

/** What confirming must know of an open proposal. */
export interface OpenProposal {
  readonly proposedBy: string;
  readonly checkId: string;
  readonly outcome: DecisionOutcome;
}

/** Decisions as they stand in the database; `dataKey` is that of the file. */
@Injectable()
export class DecisionStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Every decision of a file, the earliest first. */
  async listOfFile(tx: ReadTx, fileNumber: string, dataKey: Buffer): Promise<Decision[]> {
    const rows = await tx.manager.find(DecisionEntity, {
      where: { fileNumber },
      order: { proposedAt: 'ASC' },
    });
    return rows.map((row) => ({
      decisionId: row.decisionId,
      fileNumber: row.fileNumber,
      partnerId: row.partnerId,
      status: row.status,
      outcome: row.outcome,
      pathway: row.pathway,
      reasons: this.cipher.open<DecisionReason[]>(dataKey, placeOf(row.decisionId), row.sealed),
      checkId: row.checkId,
      proposedBy: row.proposedBy,
      proposedAt: row.proposedAt.toISOString(),
      confirmedBy: row.confirmedBy,
      confirmedAt: row.confirmedAt?.toISOString() ?? null,
    }));
  }

  /** The open proposal of a file, if any. */
  async findProposed(tx: ReadTx, fileNumber: string): Promise<OpenProposal | undefined> {
    const row = await tx.manager.findOneBy(DecisionEntity, { fileNumber, status: 'proposed' });
    if (row === null) return undefined;
    return { proposedBy: row.proposedBy, checkId: row.checkId, outcome: row.outcome };
  }

  /** Writes a proposal. What its reasons cite and point to is kept in the open; their texts are sealed. */
  async insert(
    tx: WriteTx,
    proposal: Omit<Decision, 'status' | 'confirmedBy' | 'confirmedAt'>,
    dataKey: Buffer,
  ): Promise<void> {
    const { reasons, proposedAt, ...row } = proposal;
    await tx.manager.insert(DecisionEntity, {
      ...row,
      status: 'proposed',
      provisions: [...new Set(reasons.flatMap((reason) => reason.provision ?? []))],
      facts: [...new Set(reasons.flatMap((reason) => reason.fact ?? []))],
      proposedAt: new Date(proposedAt),
      confirmedBy: null,
      confirmedAt: null,
      confirmedVersion: null,
      sealed: this.cipher.seal(dataKey, placeOf(proposal.decisionId), reasons),
    });
  }

  /** Confirms the open proposal of a file; `version` is the file's version that the confirmation makes. */
  async updateConfirmed(
    tx: WriteTx,
    fileNumber: string,
    confirmation: { readonly by: string; readonly at: string; readonly version: number },
  ): Promise<void> {
    const { affected } = await tx.manager.update(
      DecisionEntity,
      { fileNumber, status: 'proposed' },
      {
        status: 'confirmed',
        confirmedBy: confirmation.by,
        confirmedAt: new Date(confirmation.at),
        confirmedVersion: confirmation.version,
      },
    );
    if (affected !== 1) throw new Error('the file has no open proposal');
  }

  /** Lets the open proposal of a file lapse, if there is one. */
  async updateLapsed(tx: WriteTx, fileNumber: string): Promise<void> {
    await tx.manager.update(DecisionEntity, { fileNumber, status: 'proposed' }, { status: 'lapsed' });
  }
}

function placeOf(row: string): Place {
  return { table: 'decisions', column: 'sealed', row };
}
