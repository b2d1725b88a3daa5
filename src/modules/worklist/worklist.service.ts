import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { evolve } from '../../domain/case-file/evolve.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CaseFileStore } from '../case-files/case-file.store.js';
import { type FileSummaryDto } from '../case-files/dto/file-list-answers.dto.js';
import { toFileEvent, toSummary } from '../case-files/file-answers.js';
import { FileListQuery } from '../case-files/file-list.query.js';
import { DuplicateCandidateStore } from '../duplicate-candidates/duplicate-candidate.store.js';

/** Hands the files that wait to officers. */
@Injectable()
export class WorklistService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly query: FileListQuery,
    private readonly files: CaseFileStore,
    private readonly duplicates: DuplicateCandidateStore,
    private readonly clock: Clock,
  ) {}

  /** Makes the most urgent waiting file the actor’s. Undefined when none waits; then nothing is written. */
  async next(actor: Actor): Promise<FileSummaryDto | undefined> {
    return this.unitOfWork
      .run(actor, async (tx) => {
        const file = await this.query.findNextLocked(tx);
        if (file === undefined) throw new NothingWaits();
        const { externalReference, ...before } = file;
        const at = this.clock.now().toISOString();
        const next = evolve(before, { type: 'assigned', officerId: actor.id, at });
        await this.files.update(tx, next);
        const open = await this.duplicates.countOpen(tx, [next.fileNumber]);
        return {
          result: toSummary({ ...next, externalReference }, open.get(next.fileNumber) ?? 0, at),
          events: [toFileEvent('file.claimed', next)],
        };
      })
      .catch((error: unknown) => {
        if (error instanceof NothingWaits) return undefined;
        throw error;
      });
  }
}

/** Rolls back a look at an empty worklist, which is no event. */
class NothingWaits extends Error {}
