import { Injectable } from '@nestjs/common';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { type Situation, withSituation } from '../../domain/case-file/situation.js';
import { noticeContentOf } from '../../domain/notices/notice-content.js';
import { NOTICE_LANGUAGES } from '../../domain/notices/notice-document.js';
import { AS_FORMAT, NOTICE_FORMATS } from '../../domain/notices/notice-formats.js';
import { CURRENT_NOTICE_TEMPLATE, NOTICE_TEMPLATES } from '../../domain/notices/templates.js';
import { type Referral } from '../../domain/referral/referral.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { DecisionStore } from '../decisions/decision.store.js';
import { StcaCheckStore } from '../stca/stca-check.store.js';
import { DecisionNoticeStore } from './decision-notice.store.js';

/** Makes the notices of a decision in the transaction that confirms it. */
@Injectable()
export class NoticeMaker {
  constructor(
    private readonly decisions: DecisionStore,
    private readonly checks: StcaCheckStore,
    private readonly notices: DecisionNoticeStore,
  ) {}

  /**
   * Makes and keeps the notices of the decision that was just confirmed: each language in each form, from the current version of
   * the template. Throws when none of the file's decisions was confirmed.
   */
  async make(
    tx: WriteTx,
    { fileNumber, partnerId }: CaseFile,
    {
      referral,
      situation,
      dataKey,
    }: { readonly referral: Referral; readonly situation: Situation | null; readonly dataKey: Buffer },
  ): Promise<void> {
    const decision = (await this.decisions.listOfFile(tx, fileNumber, dataKey))
      .filter(({ status }) => status === 'confirmed')
      .sort((one, other) => (one.confirmedAt ?? '').localeCompare(other.confirmedAt ?? ''))
      .at(-1);
    if (decision === undefined || decision.confirmedAt === null)
      throw new Error('the file has no confirmed decision');
    const { decisionId, confirmedAt, checkId } = decision;
    const check = await this.checks.get(tx, checkId, dataKey);
    const content = noticeContentOf({
      ...decision,
      confirmedAt,
      check,
      referral: withSituation(referral, situation),
    });
    const template = CURRENT_NOTICE_TEMPLATE;
    const made = NOTICE_LANGUAGES.flatMap((language) => {
      const notice = NOTICE_TEMPLATES[template](content, language);
      return NOTICE_FORMATS.map((format) => ({
        ...{ decisionId, language, format, template },
        body: AS_FORMAT[format](notice),
      }));
    });
    await this.notices.insertAll(tx, { fileNumber, partnerId, madeAt: confirmedAt, dataKey }, made);
  }
}
