import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { isFileNumber } from '../../domain/case-file/file-number.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { pageOf } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import {
  type ListReferralsQuery,
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
    private readonly cursors: CursorCodec,
  ) {}

  /** A page of the partner's referrals, the oldest first. */
  async list(actor: Actor, { limit = 50, cursor }: ListReferralsQuery): Promise<ReferralPageDto> {
    const after = cursor === undefined ? null : this.cursors.decode(actor.id, LIST, cursor);
    const rows = await this.unitOfWork.read(actor, (tx) =>
      this.query.find(tx, { filter: { partnerId: actor.partnerId }, sort: 'age', after, limit: limit + 1 }),
    );
    const page = pageOf(rows, limit, (last) => this.cursors.encode(actor.id, LIST, positionOf(last, 'age')));
    return { items: page.items.map(toStatus), next: page.next };
  }

  /** One referral of the partner; another partner's is as absent as none. */
  async get(actor: Actor, fileNumber: string): Promise<ReferralStatusDto> {
    if (!isFileNumber(fileNumber)) throw new Problem('not-found');
    const [file] = await this.unitOfWork.read(actor, (tx) =>
      this.query.find(tx, { filter: { fileNumber }, sort: 'age', after: null, limit: 1 }),
    );
    if (file === undefined) throw new Problem('not-found');
    return toStatus(file);
  }
}

function toStatus(file: ListedFile): ReferralStatusDto {
  const { externalReference, fileNumber, state, version, outcome, persons, receivedAt } = file;
  return { externalReference, fileNumber, state, version, outcome, persons, receivedAt };
}
