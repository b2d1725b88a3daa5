import { Injectable } from '@nestjs/common';
import { type EventDraft } from '../../../domain/audit/event.js';
import { type KeptFile } from '../../../domain/case-file/commands.js';
import { evolve } from '../../../domain/case-file/evolve.js';
import { type ReadTx, type WriteTx } from '../../../platform/database/tx.js';
import { DuplicateCandidateStore } from '../../duplicate-candidates/duplicate-candidate.store.js';
import { CaseFileStore } from '../case-file.store.js';
import { type CloseDto, type ReopenDto, type WithdrawDto } from '../dto/closing-actions.dto.js';
import { toFileEvent } from '../file-answers.js';
import { FileRoundStore } from '../file-round.store.js';
import { OpenEnds } from '../open-ends.js';
import { type ActionHandler } from './action-handler.js';

/** Ending a file without a decision, on its own or for another one of the same people, and taking a file up again. */
@Injectable()
export class ClosingHandlers {
  readonly withdraw: ActionHandler<'withdraw', WithdrawDto>;
  readonly close: ActionHandler<'close', CloseDto>;
  readonly reopen: ActionHandler<'reopen', ReopenDto>;

  constructor(
    openEnds: OpenEnds,
    rounds: FileRoundStore,
    private readonly files: CaseFileStore,
    private readonly duplicates: DuplicateCandidateStore,
  ) {
    this.withdraw = {
      command: (input) => ({ action: 'withdraw', requestedBy: input.requestedBy }),
      carryOut: (tx, { file }) => openEnds.end(tx, file.fileNumber),
      reason: ({ requestedBy, reason }) => ({ requestedBy, reason }),
    };
    this.close = {
      command: ({ reasonCode, keptFileNumber = null }) => ({ action: 'close', reasonCode, keptFileNumber }),
      others: (_tx, _fileNumber, { keptFileNumber }) =>
        Promise.resolve(keptFileNumber ? [keptFileNumber] : []),
      context: async (tx, { fileNumber }, { keptFileNumber }) =>
        keptFileNumber ? { keptFile: await this.#keptFile(tx, fileNumber, keptFileNumber) } : {},
      carryOut: (tx, { file }) => openEnds.end(tx, file.fileNumber),
      carryOutOnOthers: (tx, { file, next }) => this.#tell(tx, next.mergedInto, 'merged-in', { file, next }),
      reason: ({ reason }) => ({ reason }),
    };
    this.reopen = {
      command: () => ({ action: 'reopen' }),
      others: async (tx, fileNumber) => {
        const { mergedInto = null } = (await files.find(tx, fileNumber)) ?? {};
        return mergedInto === null ? [] : [mergedInto];
      },
      context: async (tx, { fileNumber, mergedInto }) =>
        mergedInto === null ? {} : { keptFile: await this.#keptFile(tx, fileNumber, mergedInto) },
      carryOut: (tx, { actor, file, next }) => rounds.insert(tx, file, next, actor.id),
      carryOutOnOthers: (tx, { file, next }) =>
        this.#tell(tx, file.mergedInto, 'merge-undone', { file, next }),
      reason: ({ reason }) => ({ reason }),
    };
  }

  async #keptFile(tx: ReadTx, fileNumber: string, keptFileNumber: string): Promise<KeptFile | null> {
    const kept = await this.files.find(tx, keptFileNumber);
    if (kept === undefined) return null;
    const personsInCommon = await this.duplicates.countPersonsInCommon(tx, fileNumber, keptFileNumber);
    return { state: kept.state, isDisposed: kept.disposedAt !== null, personsInCommon };
  }

  /** Leaves on the chain of the other file, if there is one, that a file goes on as it, or does so no more. */
  async #tell(
    tx: WriteTx,
    otherNumber: string | null,
    type: 'merged-in' | 'merge-undone',
    {
      file,
      next,
    }: { readonly file: { readonly fileNumber: string }; readonly next: { readonly changedAt: string } },
  ): Promise<readonly EventDraft[]> {
    if (otherNumber === null) return [];
    const other = await this.files.findLocked(tx, otherNumber);
    if (other === undefined) throw new Error('the other file was not looked at before');
    const told = evolve(other, { type, at: next.changedAt });
    await this.files.update(tx, told);
    const merged = { name: 'merged', value: { fileNumber: file.fileNumber } };
    return [toFileEvent(`file.${type}`, told, [merged])];
  }
}
