import { Injectable } from '@nestjs/common';
import { utcDay } from '../../domain/calendar-day.js';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { type CommandContext } from '../../domain/case-file/commands.js';
import { withSituation } from '../../domain/case-file/situation.js';
import { ownFactsOf } from '../../domain/decisions/own-facts.js';
import { recheckFile } from '../../domain/recheck/recheck-file.js';
import { Clock } from '../../platform/clock.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { NoticeStore } from '../stca/notice.store.js';
import { StcaCheckStore } from '../stca/stca-check.store.js';
import { ContentStore } from './content.store.js';

/** What a decision on a file stands on: its own facts, and whether a check would still find what its current one found. */
@Injectable()
export class DecisionFooting {
  constructor(
    private readonly contents: ContentStore,
    private readonly checks: StcaCheckStore,
    private readonly notices: NoticeStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks the file on its facts under the law of today and keeps nothing of it. The notices must be held still
   * ({@link NoticeStore.holdStill}), or one may be added before the decision is.
   */
  async of(tx: ReadTx, file: CaseFile): Promise<Required<Pick<CommandContext, 'facts' | 'foundToday'>>> {
    const { dataKey, referral, situation } = await this.contents.getReferral(tx, file.fileNumber);
    const current = await this.checks.get(tx, file.currentCheckId, dataKey);
    const notices = await this.notices.forLook(tx);
    const { change } = recheckFile({ file, referral, situation, current }, utcDay(this.clock.now()), notices);
    // A change of the urgency alone is no change of what was found.
    const isSame = change === null || (change.difference === null && change.faults.length === 0);
    const facts = ownFactsOf(current.facts, withSituation(referral, situation));
    return { facts, foundToday: isSame ? 'the-same' : 'something-else' };
  }
}
