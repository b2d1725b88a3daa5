import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { evolve } from '../../domain/case-file/evolve.js';
import { Clock } from '../../platform/clock.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { requireMatch } from '../../platform/http/etag.js';
import { Problem } from '../../platform/http/problem.js';
import { CaseFileStore } from '../case-files/case-file.store.js';
import { ContentStore } from '../case-files/content.store.js';
import { type ActionAnswerDto } from '../case-files/dto/file-answers.dto.js';
import { toActionAnswer, toFileEvent } from '../case-files/file-answers.js';
import { type FileReason, FileReasonStore } from '../case-files/file-reason.store.js';
import { FileConflictStore } from '../file-conflicts/file-conflict.store.js';
import { type FileConflictsDto } from './conflict.dto.js';

/** Conflicts of interest in a file, as managers see and lift them. Who has one in it does not see the file here either. */
@Injectable()
export class ConflictsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: CaseFileStore,
    private readonly contents: ContentStore,
    private readonly reasons: FileReasonStore,
    private readonly conflicts: FileConflictStore,
    private readonly clock: Clock,
  ) {}

  /** Every conflict ever declared in a file, with its reasons. The read is an event. Problem: not-found. */
  async list(actor: Actor, fileNumber: string): Promise<FileConflictsDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      const file = await this.files.find(tx, fileNumber);
      if (file === undefined) throw new Problem('not-found');
      const kept = await this.conflicts.listOfFile(tx, fileNumber);
      const reasons = kept.length === 0 ? new Map<number, FileReason>() : await this.#reasonsOf(tx, file);
      const said = (version: number | null): string | null =>
        version === null ? null : ((reasons.get(version)?.['reason'] as string | undefined) ?? null);
      const conflicts = kept.map(({ declaredVersion, liftedVersion, ...conflict }) => ({
        ...conflict,
        reason: said(declaredVersion),
        liftedBecause: said(liftedVersion),
      }));
      return {
        result: { fileNumber, version: file.version, conflicts },
        events: [{ action: 'file.conflicts-read', subject: { type: 'file', id: fileNumber } }],
      };
    });
  }

  /**
   * Lifts the conflict that somebody declared in a file: from then on they see it again. Nobody can lift their own, for they do
   * not see the file. Problems: not-found, also for one that does not stand; gone, missing-if-match, stale-version.
   */
  async lift(
    actor: Actor,
    request: {
      readonly fileNumber: string;
      readonly staffId: string;
      readonly ifMatch: string | undefined;
      readonly reason: string;
    },
  ): Promise<ActionAnswerDto> {
    const { fileNumber, staffId, ifMatch, reason } = request;
    return this.unitOfWork.run(actor, async (tx) => {
      const file = await this.files.findLocked(tx, fileNumber);
      if (file === undefined) throw new Problem('not-found');
      requireMatch(ifMatch, file.version);
      const next = evolve(file, { type: 'conflict-lifted', at: this.clock.now().toISOString() });
      const isLifted = await this.conflicts.updateLifted(tx, next, { staffId, by: actor.id });
      if (!isLifted) throw new Problem('not-found');
      await this.files.update(tx, next);
      await this.reasons.insert(tx, next, { reason }, await this.contents.getDataKey(tx, fileNumber));
      const lifted = { name: 'conflict', value: { staffId } };
      return {
        result: toActionAnswer(actor, next),
        events: [toFileEvent('file.conflict-lifted', next, [lifted])],
      };
    });
  }

  async #reasonsOf(tx: ReadTx, file: CaseFile): Promise<ReadonlyMap<number, FileReason>> {
    if (file.disposedAt !== null) return new Map();
    const dataKey = await this.contents.getDataKey(tx, file.fileNumber);
    return this.reasons.listOfFile(tx, file.fileNumber, dataKey);
  }
}
