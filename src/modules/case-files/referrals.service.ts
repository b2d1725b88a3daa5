import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { closedAs } from '../../domain/case-file/closed-as.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { isFileNumber } from '../../domain/case-file/file-number.js';
import { REFERRAL_READ } from '../../domain/timeline/file-events.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { pageOf } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import { DecidedQuery } from '../decisions/decided.query.js';
import { type Question } from '../information/information.js';
import { InformationStore } from '../information/information.store.js';
import { ContentStore } from './content.store.js';
import {
  type FoundReferralsDto,
  type ListReferralsQuery,
  type LookUpReferralsDto,
  type OwnReferralDto,
  type ReferralCountsDto,
  type ReferralPageDto,
  type ReferralStatusDto,
} from './dto/referral-answers.dto.js';
import { FileReference } from './file-reference.js';
import { ReferralCountsQuery } from './referral-counts.query.js';
import { FileListQuery, type ListedFile, positionOf } from './file-list.query.js';

const LIST = 'referrals';

/** What a partner reads of its own referrals, each read an event; row-level security leaves it no others. */
@Injectable()
export class ReferralsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly query: FileListQuery,
    private readonly counts: ReferralCountsQuery,
    private readonly references: FileReference,
    private readonly contents: ContentStore,
    private readonly information: InformationStore,
    private readonly decided: DecidedQuery,
    private readonly cursors: CursorCodec,
  ) {}

  /** A page of the partner's referrals, the oldest first. */
  async list(actor: Actor, request: ListReferralsQuery): Promise<ReferralPageDto> {
    const { limit = 50, cursor, state, receivedFrom, receivedTo } = request;
    const after = cursor === undefined ? null : this.cursors.decode(actor.id, LIST, cursor);
    const filter = { partnerId: partnerOf(actor), state, receivedFrom, receivedTo };
    return this.unitOfWork.run(actor, async (tx) => {
      const rows = await this.query.find(tx, { filter, sort: 'age', after, limit: limit + 1 });
      const page = pageOf(rows, limit, (last) =>
        this.cursors.encode(actor.id, LIST, positionOf(last, 'age')),
      );
      const result = { items: await this.#statuses(tx, page.items), next: page.next };
      const asked = { state, receivedFrom, receivedTo };
      return {
        result,
        events: [{ ...readOf(actor, 'referrals.listed'), disclosures: [{ name: 'filter', value: asked }] }],
      };
    });
  }

  /** Those of the partner's referrals that have one of its own references, the oldest first. */
  async lookUp(actor: Actor, { externalReferences }: LookUpReferralsDto): Promise<FoundReferralsDto> {
    const partnerId = partnerOf(actor);
    const references = externalReferences.map((one) => this.references.indexOf(partnerId, one));
    return this.unitOfWork.run(actor, async (tx) => {
      const request = { filter: { partnerId, references }, sort: 'age', after: null } as const;
      const files = await this.query.find(tx, { ...request, limit: references.length });
      const found = files.map(({ fileNumber }) => fileNumber);
      return {
        result: { items: await this.#statuses(tx, files) },
        events: [{ ...readOf(actor, 'referrals.looked-up'), disclosures: [{ name: 'found', value: found }] }],
      };
    });
  }

  /** How many of the partner's referrals stand where. */
  async count(actor: Actor): Promise<ReferralCountsDto> {
    return this.unitOfWork.read(actor, async (tx) => ({
      counts: await this.counts.count(tx, partnerOf(actor)),
    }));
  }

  /** One referral of the partner with what was decided and the questions open on it; another partner's is as absent as none. */
  async get(actor: Actor, fileNumber: string): Promise<OwnReferralDto> {
    if (!isFileNumber(fileNumber)) throw new Problem('not-found');
    return this.unitOfWork.run<OwnReferralDto>(actor, async (tx) => {
      const request = { filter: { fileNumber }, sort: 'age', after: null, limit: 1 } as const;
      const [file] = await this.query.find(tx, request);
      if (file === undefined) throw new Problem('not-found');
      const openQuestions = await this.#openQuestions(tx, file);
      const dueOn = openQuestions.map((question) => question.dueOn).sort()[0] ?? null;
      const decided = file.state === 'decided' ? await this.decided.find(tx, fileNumber) : undefined;
      const { pathway = null, members = [] } = decided ?? {};
      return {
        result: { ...toStatus(file, dueOn), pathway, members, openQuestions },
        events: [{ action: REFERRAL_READ, subject: { type: 'file', id: fileNumber } }],
      };
    });
  }

  async #statuses(tx: ReadTx, files: readonly ListedFile[]): Promise<ReferralStatusDto[]> {
    const asked = files.filter(isAsked).map(({ fileNumber }) => fileNumber);
    const dueDays = await this.information.getDueDays(tx, asked);
    return files.map((file) => toStatus(file, dueDays.get(file.fileNumber) ?? null));
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

/** The organisation that asks. Throws for anyone else: the permission lets nobody else in. */
function partnerOf({ partnerId }: Actor): string {
  if (partnerId === undefined) throw new Error('only partners have referrals');
  return partnerId;
}

/** The event of a look at several referrals. */
function readOf(actor: Actor, action: string): EventDraft {
  return { action, subject: { type: 'referrals', id: partnerOf(actor) } };
}

function toStatus(file: ListedFile, answerDueOn: string | null): ReferralStatusDto {
  const { externalReference, fileNumber, state, version, outcome, persons, receivedAt } = file;
  const ended = { outcome, closedAs: closedAs(file) };
  return { externalReference, fileNumber, state, version, ...ended, answerDueOn, persons, receivedAt };
}
