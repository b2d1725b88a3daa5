import { Injectable } from '@nestjs/common';
import { type EventDraft } from '../../domain/audit/event.js';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { type KeptFile } from '../../domain/case-file/commands.js';
import { evolve } from '../../domain/case-file/evolve.js';
import { type ReadTx, type WriteTx } from '../../platform/database/tx.js';
import { DuplicateCandidateStore } from '../duplicate-candidates/duplicate-candidate.store.js';
import { CaseFileStore } from './case-file.store.js';
import { toFileEvent } from './file-answers.js';

/** The other side of a merging: the file that goes on when one is closed as its duplicate. */
@Injectable()
export class MergedFiles {
  constructor(
    private readonly files: CaseFileStore,
    private readonly duplicates: DuplicateCandidateStore,
  ) {}

  /** What the rules must know of the file that goes on, or would; null when there is none that the actor may see. */
  async look(tx: ReadTx, fileNumber: string, keptFileNumber: string): Promise<KeptFile | null> {
    const kept = await this.files.find(tx, keptFileNumber);
    if (kept === undefined) return null;
    const personsInCommon = await this.duplicates.countPersonsInCommon(tx, fileNumber, keptFileNumber);
    return { state: kept.state, isDisposed: kept.disposedAt !== null, personsInCommon };
  }

  /**
   * Leaves on the chain of the file that goes on, if there is one, that `file` goes on as it, or does so no more. The other one
   * was locked with it, and is one version on afterwards.
   */
  async tell(
    tx: WriteTx,
    keptFileNumber: string | null,
    type: 'merged-in' | 'merge-undone',
    { fileNumber, changedAt }: Pick<CaseFile, 'fileNumber' | 'changedAt'>,
  ): Promise<readonly EventDraft[]> {
    if (keptFileNumber === null) return [];
    const kept = await this.files.findLocked(tx, keptFileNumber);
    if (kept === undefined) throw new Error('the other file was not looked at before');
    const told = evolve(kept, { type, at: changedAt });
    await this.files.update(tx, told);
    return [toFileEvent(`file.${type}`, told, [{ name: 'merged', value: { fileNumber } }])];
  }
}
