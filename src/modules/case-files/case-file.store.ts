import { Injectable } from '@nestjs/common';
import { type SelectQueryBuilder } from 'typeorm';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { isFileNumber } from '../../domain/case-file/file-number.js';
import { OPEN_STATES } from '../../domain/case-file/states.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';
import { CaseFileEntity, toCaseFile } from './case-file.entity.js';

/** Reads and writes single files. */
@Injectable()
export class CaseFileStore {
  /** The file, if there is one that this transaction's actor may see. */
  async find(tx: ReadTx, fileNumber: string): Promise<CaseFile | undefined> {
    if (!isFileNumber(fileNumber)) return undefined;
    const row = await tx.manager.findOneBy(CaseFileEntity, { fileNumber });
    return row === null ? undefined : toCaseFile(row);
  }

  /** The file, locked until the transaction ends, so that what is decided on it is decided on its last version. */
  async findLocked(tx: WriteTx, fileNumber: string): Promise<CaseFile | undefined> {
    if (!isFileNumber(fileNumber)) return undefined;
    const row = await tx.manager.findOne(CaseFileEntity, {
      where: { fileNumber },
      lock: { mode: 'pessimistic_write' },
    });
    return row === null ? undefined : toCaseFile(row);
  }

  /** The same, with other files locked along, all in the order of numbers, as everyone locks. */
  async findLockedWith(
    tx: WriteTx,
    fileNumber: string,
    others: readonly string[],
  ): Promise<CaseFile | undefined> {
    if (others.length === 0) return this.findLocked(tx, fileNumber);
    const locked = await this.listLocked(tx, [fileNumber, ...others].filter(isFileNumber));
    return locked.find((file) => file.fileNumber === fileNumber);
  }

  /** Numbers of the files that were closed and go on as this one, in order. */
  async listMergedInto(tx: ReadTx, fileNumber: string): Promise<string[]> {
    const rows = await rowsOf<{ number: string }>(
      tx,
      'SELECT file_number AS number FROM case_files WHERE merged_into = $1 ORDER BY file_number',
      [fileNumber],
    );
    return rows.map(({ number }) => number);
  }

  /** Those of the files that are open, by number. */
  async listOpen(tx: ReadTx, fileNumbers: readonly string[]): Promise<readonly CaseFile[]> {
    return toCaseFiles(await this.#open(tx, fileNumbers).getMany());
  }

  /** The same, locked until the transaction ends. Waits for those who hold one; in the order of numbers, like everyone. */
  async listOpenLocked(tx: WriteTx, fileNumbers: readonly string[]): Promise<readonly CaseFile[]> {
    return toCaseFiles(await this.#open(tx, fileNumbers).setLock('pessimistic_write').getMany());
  }

  /** Files in any state, locked the same way. */
  async listLocked(tx: WriteTx, fileNumbers: readonly string[]): Promise<readonly CaseFile[]> {
    const files = tx.manager
      .createQueryBuilder(CaseFileEntity, 'case_file')
      .where('case_file.file_number = ANY(:fileNumbers)', { fileNumbers })
      .orderBy('case_file.file_number')
      .setLock('pessimistic_write');
    return toCaseFiles(await files.getMany());
  }

  /**
   * Writes the file's next version. Throws when not exactly one row of the version before was there: then the lock was not
   * held.
   */
  async update(tx: WriteTx, next: CaseFile): Promise<void> {
    const { affected } = await tx.manager.update(
      CaseFileEntity,
      { fileNumber: next.fileNumber, version: next.version - 1 },
      {
        state: next.state,
        version: next.version,
        round: next.round,
        urgency: next.urgency,
        urgencyReason: next.urgencyReason,
        ruledUrgency: next.ruledUrgency,
        ruledUrgencyReason: next.ruledUrgencyReason,
        urgencyReviewOn: next.urgencyReviewOn,
        conclusion: next.conclusion,
        route: next.route,
        removalScheduledOn: next.removalScheduledOn,
        officerId: next.officerId,
        currentCheckId: next.currentCheckId,
        acknowledgedCheckId: next.acknowledgedCheckId,
        outcome: next.outcome,
        closingReason: next.closingReason,
        mergedInto: next.mergedInto,
        pausedSince: next.pausedSince === null ? null : new Date(next.pausedSince),
        pausedDays: next.pausedDays,
        changedAt: new Date(next.changedAt),
      },
    );
    if (affected !== 1) throw new Error('the file was changed without its lock');
  }

  #open(tx: ReadTx, fileNumbers: readonly string[]): SelectQueryBuilder<CaseFileEntity> {
    return tx.manager
      .createQueryBuilder(CaseFileEntity, 'case_file')
      .where('case_file.file_number = ANY(:fileNumbers) AND case_file.state = ANY(:states)', {
        fileNumbers,
        states: OPEN_STATES,
      })
      .orderBy('case_file.file_number');
  }
}

function toCaseFiles(rows: readonly CaseFileEntity[]): readonly CaseFile[] {
  return rows.map(toCaseFile);
}
