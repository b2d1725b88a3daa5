import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { refuseFile } from '../../domain/case-file/refusals.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Problem, Refused } from '../../platform/http/problem.js';
import { CaseFileStore } from '../case-files/case-file.store.js';
import { ContentAccess } from '../content-access/content-access.js';
import { ContentStore } from '../case-files/content.store.js';
import { DecisionNoticeStore } from '../decision-notices/decision-notice.store.js';
import { type NoticeForm } from './answer-notice.js';

/** What is read of the notices of decisions. A partner reads the same notice as the desk. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: CaseFileStore,
    private readonly access: ContentAccess,
    private readonly contents: ContentStore,
    private readonly notices: DecisionNoticeStore,
  ) {}

  /**
   * The notice of a decision, of the newest one when none is named. The read is an event. Problems: not-found, gone; refusals:
   * content-withheld, and no-notice-yet while the file has none at all.
   */
  async get(actor: Actor, fileNumber: string, form: NoticeForm, decisionId?: string): Promise<string> {
    return this.unitOfWork.run(actor, async (tx) => {
      const file = await this.files.find(tx, fileNumber);
      if (file === undefined) throw new Problem('not-found');
      await this.access.require(tx, actor, file);
      const dataKey = await this.contents.getDataKey(tx, fileNumber);
      const made = await this.notices.listOfFile(tx, fileNumber, form, dataKey);
      if (made.length === 0) throw new Refused(refuseFile('no-notice-yet', { state: file.state }));
      const notice = decisionId === undefined ? made[0] : made.find((one) => one.decisionId === decisionId);
      if (notice === undefined) throw new Problem('not-found');
      const { language, format } = form;
      const told = { decisionId: notice.decisionId, template: notice.template, language, format };
      return {
        result: notice.body,
        events: [
          {
            action: 'file.notice-read',
            subject: { type: 'file', id: fileNumber },
            disclosures: [{ name: 'notice', value: told }],
          },
        ],
      };
    });
  }
}
