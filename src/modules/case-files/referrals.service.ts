import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { isFileNumber } from '../../domain/case-file/file-number.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { pageOf } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import { type Question } from '../information/information.js';
import { InformationStore } from '../information/information.store.js';
import { ContentStore } from './content.store.js';
import {
  type ListReferralsQuery,
  type OwnReferralDto,
  type ReferralPageDto,
  type ReferralStatusDto,
} from './dto/referral-answers.dto.js';
import { FileListQuery, type ListedFile, positionOf } from './file-list.query.js';

const LIST = 'referrals';

/** What a partner reads of its own referrals; row-level security leaves it no others. */
@Injectable()
export class ReferralsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly query: FileListQuery,
    private readonly contents: ContentStore,
    private readonly information: InformationStore,
    private readonly cursors: CursorCodec,
  ) {}

  /** A page of the partner's referrals, the oldest first. */
  async list(actor: Actor, request: ListReferralsQuery): Promise<ReferralPageDto> {
    const { limit = 50, cursor, state, receivedFrom, receivedTo } = request;
    const after = cursor === undefined ? null : this.cursors.decode(actor.id, LIST, cursor);
    const filter = { partnerId: actor.partnerId, state, receivedFrom, receivedTo };
    return this.unitOfWork.read(actor, async (tx) => {
      const rows = await this.query.find(tx, { filter, sort: 'age', after, limit: limit + 1 });
      const page = pageOf(rows, limit, (last) =>
        this.cursors.encode(actor.id, LIST, positionOf(last, 'age')),
      );
      const dueDays = await this.information.getDueDays(tx, page.items.filter(isAsked).map(numberOf));
      const items = page.items.map((file) => toStatus(file, dueDays.get(file.fileNumber) ?? null));
      return { items, next: page.next };
    });
  }

  /** One referral of the partner with the questions open on it; another partner's is as absent as none. */
  async get(actor: Actor, fileNumber: string): Promise<OwnReferralDto> {
    if (!isFileNumber(fileNumber)) throw new Problem('not-found');
    return this.unitOfWork.read(actor, async (tx) => {
      const request = { filter: { fileNumber }, sort: 'age', after: null, limit: 1 } as const;
      const [file] = await this.query.find(tx, request);
      if (file === undefined) throw new Problem('not-found');
      const openQuestions = await this.#openQuestions(tx, file);
      const dueOn = openQuestions.map((question) => question.dueOn).sort()[0] ?? null;
      return { ...toStatus(file, dueOn), openQuestions };
    });
  }

  async #openQuestions(tx: ReadTx, file: ListedFile): Promise<readonly Question[]> {
    if (!isAsked(file)) return [];
    const dataKey = await this.contents.getDataKey(tx, file.fileNumber);
    return this.information.listOpenTexts(tx, file.fileNumber, dataKey);
  }
}

/** True for a file with open questions; no other has any. */
function isAsked(file: ListedFile): boolean {
  return file.state === 'awaiting-information';
}

function numberOf(file: ListedFile): string {
  return file.fileNumber;
}

function toStatus(file: ListedFile, answerDueOn: string | null): ReferralStatusDto {
  const { externalReference, fileNumber, state, version, outcome, persons, receivedAt } = file;
  return { externalReference, fileNumber, state, version, outcome, answerDueOn, persons, receivedAt };
}
