import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { situationOf, withSituation } from '../../domain/case-file/situation.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { pageOf } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import { ContentAccess } from '../content-access/content-access.js';
import { type DecisionDto } from '../decisions/decision.dto.js';
import { DecisionMemberStore } from '../decisions/decision-member.store.js';
import { DecisionStore } from '../decisions/decision.store.js';
import { DuplicateCandidateStore } from '../duplicate-candidates/duplicate-candidate.store.js';
import { StcaCheckStore } from '../stca/stca-check.store.js';
import { CaseFileStore } from './case-file.store.js';
import { ContentStore } from './content.store.js';
import { type FileDto, type FileInCodesDto, type WithheldFileDto } from './dto/file-answers.dto.js';
import { type FilePageDto } from './dto/file-list-answers.dto.js';
import { type ListFilesQuery } from './dto/list-files.query.js';
import { FileAfterwards } from './file-afterwards.js';
import { FactAmendmentStore } from './fact-amendment.store.js';
import { toAvailableActions, toCheckInCodes, toFileCheck, toFileUrgency, toSummary } from './file-answers.js';
import { FileInterviews } from './file-interviews.js';
import { toDecisions } from './file-decisions.js';
import { FileReasonStore } from './file-reason.store.js';
import { FileListQuery, positionOf } from './file-list.query.js';
import { withheldOf } from './withheld.js';
import { SituationStore } from './situation.store.js';
import { UrgencyReader } from './urgency.reader.js';

/** Part of every cursor: another name than that of an earlier order, whose cursors would point elsewhere. */
const LIST = 'files-in-order-of-work';

/** What officers, reviewers and managers read of files. */
@Injectable()
export class FilesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly query: FileListQuery,
    private readonly files: CaseFileStore,
    private readonly contents: ContentStore,
    private readonly checks: StcaCheckStore,
    private readonly amendments: FactAmendmentStore,
    private readonly interviews: FileInterviews,
    private readonly decisions: DecisionStore,
    private readonly members: DecisionMemberStore,
    private readonly reasons: FileReasonStore,
    private readonly duplicates: DuplicateCandidateStore,
    private readonly access: ContentAccess,
    private readonly afterwards: FileAfterwards,
    private readonly urgency: UrgencyReader,
    private readonly situations: SituationStore,
    private readonly clock: Clock,
    private readonly cursors: CursorCodec,
  ) {}

  /**
   * A page of files in codes, most urgent first unless asked otherwise. The cursor keeps to its sort. The search is an event, with
   * what was asked for among its disclosures.
   */
  async list(actor: Actor, request: ListFilesQuery): Promise<FilePageDto> {
    const { sort = 'urgency', limit = 50, cursor } = request;
    const list = `${LIST}|${sort}`;
    const after = cursor === undefined ? null : this.cursors.decode(actor.id, list, cursor);
    const filter = { ...request, partnerId: request.partner };
    return this.unitOfWork.run(actor, async (tx) => {
      const rows = await this.query.find(tx, { filter, sort, after, limit: limit + 1 });
      const page = pageOf(rows, limit, (last) => this.cursors.encode(actor.id, list, positionOf(last, sort)));
      const open = await this.duplicates.countOpen(
        tx,
        page.items.map(({ fileNumber }) => fileNumber),
      );
      const items = page.items.map((file) =>
        toSummary(file, open.get(file.fileNumber) ?? 0, this.clock.now().toISOString()),
      );
      return { result: { items, next: page.next }, events: [searchedEvent(request)] };
    });
  }

  /**
   * The whole file, or its codes alone while its content is withheld from an officer. The read is itself an event of the audit
   * log, written before anything is told. Problems: not-found, gone.
   */
  async get(actor: Actor, fileNumber: string): Promise<FileDto | WithheldFileDto> {
    return this.unitOfWork.run<FileDto | WithheldFileDto>(actor, async (tx) => {
      const file = await this.files.find(tx, fileNumber);
      if (file === undefined) throw new Problem('not-found');
      const isOpen = await this.access.isOpen(tx, actor, file);
      const { dataKey, referral, situation } = await this.contents.getReferral(tx, fileNumber);
      const current = await this.checks.get(tx, file.currentCheckId, dataKey);
      const open = await this.duplicates.countOpen(tx, [fileNumber]);
      const codes: FileInCodesDto = {
        ...toSummary(
          { ...file, externalReference: referral.externalReference },
          open.get(fileNumber) ?? 0,
          this.clock.now().toISOString(),
        ),
        batchId: file.batchId,
        closingReason: file.closingReason,
        availableActions: toAvailableActions(actor, file, isOpen),
      };
      const subject = { type: 'file', id: fileNumber } as const;
      if (!isOpen) {
        const result = { ...codes, stca: toCheckInCodes(current, file), withheld: withheldOf(fileNumber) };
        return { result, events: [{ action: 'file.read-in-codes', subject }] };
      }
      const result: FileDto = {
        ...codes,
        urgency: toFileUrgency(file, await this.urgency.find(tx, file, dataKey)),
        situation: {
          ...situationOf(withSituation(referral, situation)),
          amendments: await this.situations.listOfFile(tx, fileNumber, dataKey),
        },
        stca: toFileCheck(current, file),
        amendments: await this.amendments.listOfFile(tx, fileNumber, dataKey),
        referral,
        interviews: await this.interviews.list(tx, fileNumber, dataKey),
        decisions: await this.#decisions(tx, fileNumber, dataKey),
        ...(await this.afterwards.of(tx, file, dataKey)),
      };
      return { result, events: [{ action: 'file.read', subject }] };
    });
  }

  async #decisions(tx: ReadTx, fileNumber: string, dataKey: Buffer): Promise<DecisionDto[]> {
    const decisions = await this.decisions.listOfFile(tx, fileNumber, dataKey);
    if (decisions.length === 0) return [];
    const members = await this.members.listOfFile(tx, fileNumber, dataKey);
    const reasons = await this.reasons.listOfFile(tx, fileNumber, dataKey);
    return toDecisions(decisions, members, reasons);
  }
}

/** The event of a search: all that it was narrowed to, and nothing of where on the list it was. */
function searchedEvent({ cursor: _cursor, limit: _limit, ...asked }: ListFilesQuery): EventDraft {
  return {
    action: 'files.listed',
    subject: { type: 'files', id: 'all' },
    disclosures: [{ name: 'filter', value: asked }],
  };
}
