import { Injectable } from '@nestjs/common';
import { NoticeStore } from '../../stca/notice.store.js';
import { CaseFileStore } from '../case-file.store.js';
import { ContentStore } from '../content.store.js';
import { type ReopenDto } from '../dto/closing-actions.dto.js';
import { toFileEvent } from '../file-answers.js';
import { FileChecksService } from '../file-checks.service.js';
import { FileRoundStore } from '../file-round.store.js';
import { MergedFiles } from '../merged-files.js';
import { type ActionHandler } from './action-handler.js';

/** Taking an ended file up again. */
@Injectable()
export class ReopeningHandlers {
  readonly reopen: ActionHandler<'reopen', ReopenDto>;

  constructor(
    files: CaseFileStore,
    rounds: FileRoundStore,
    merged: MergedFiles,
    contents: ContentStore,
    notices: NoticeStore,
    checks: FileChecksService,
  ) {
    this.reopen = {
      command: () => ({ action: 'reopen' }),
      lockBefore: async (tx, fileNumber) => {
        // Before the file is locked, as in every other transaction that needs both.
        await notices.forChecks(tx);
        const { mergedInto = null } = (await files.find(tx, fileNumber)) ?? {};
        return mergedInto === null ? [] : [mergedInto];
      },
      context: async (tx, { fileNumber, mergedInto }) =>
        mergedInto === null ? {} : { keptFile: await merged.look(tx, fileNumber, mergedInto) },
      carryOut: (tx, { actor, file, next }) => rounds.insert(tx, file, next, actor.id),
      // Re-checks pass ended files over: what changed of the law meanwhile is found here, or by nobody.
      follow: async (tx, { file, next }) => {
        const opened = { file: next, ...(await contents.getReferral(tx, file.fileNumber)) };
        const checked = await checks.checkAgain(tx, opened, await notices.forChecks(tx));
        const undone = await merged.tell(tx, file.mergedInto, 'merge-undone', next);
        return { next: checked.next, events: [toFileEvent('file.check-made', checked.next), ...undone] };
      },
      reason: ({ reason }) => ({ reason }),
    };
  }
}
