import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { boundedFaults } from '../../platform/http/bounded-faults.js';
import { Problem } from '../../platform/http/problem.js';
import { NoticeStore } from '../stca/notice.store.js';
import { type AmendFactsDto } from './dto/amend-facts.dto.js';
import { type FileCheckedDto } from './dto/file-check-answers.dto.js';
import { FactAmender } from './fact-amender.js';
import { toFactsAmendedEvent, toFileChecked } from './file-answers.js';
import { FileChecksService } from './file-checks.service.js';

/** Amends the facts of a file at an officer's word. A new check follows in the same transaction. */
@Injectable()
export class AmendFactsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly fileChecks: FileChecksService,
    private readonly notices: NoticeStore,
    private readonly amender: FactAmender,
  ) {}

  /**
   * Makes the changes as {@link FactAmender} does. Problems: those of a new check; invalid-request with every fault by pointer,
   * and then nothing is stored. The referral stays as it was sent.
   */
  async amend(
    actor: Actor,
    fileNumber: string,
    ifMatch: string | undefined,
    { changes, reason }: AmendFactsDto,
  ): Promise<FileCheckedDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      // Before the file is locked, as in every other transaction that needs both.
      const notices = await this.notices.forChecks(tx);
      const opened = await this.fileChecks.openForCheck(tx, actor, {
        fileNumber,
        ifMatch,
        work: 'amend-facts',
      });
      const amended = await this.amender.amend(tx, opened, { actor, changes, reason, notices });
      if (!amended.ok) throw new Problem('invalid-request', { faults: boundedFaults(amended.faults) });
      return {
        result: toFileChecked(actor, amended.next, amended.check),
        events: [toFactsAmendedEvent(amended.next, amended.count)],
      };
    });
  }
}
