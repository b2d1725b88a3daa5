import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { sentenceOf } from '../../domain/timeline/sentence-of.js';
import { openDisclosure } from '../../platform/crypto/disclosure.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { pageOf } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import { type Language, say } from '../../platform/language/language.js';
import { CaseFileStore } from '../case-files/case-file.store.js';
import { ContentStore } from '../case-files/content.store.js';
import { type FileReason, FileReasonStore } from '../case-files/file-reason.store.js';
import { ContentAccess } from '../content-access/content-access.js';
import { type TimelineItemDto, type TimelinePageDto, type TimelineRequestQuery } from './timeline.dto.js';
import { TimelineQuery, type TimelineRow } from './timeline.query.js';

const LIST = 'timeline';

/** Everything that happened to a file, told to a person. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: CaseFileStore,
    private readonly contents: ContentStore,
    private readonly reasons: FileReasonStore,
    private readonly access: ContentAccess,
    private readonly query: TimelineQuery,
    private readonly cursors: CursorCodec,
  ) {}

  /** A page of a file's timeline in one language. The read is an event. Problem: not-found. */
  async list(
    actor: Actor,
    fileNumber: string,
    {
      order = 'oldest',
      include,
      limit = 50,
      cursor,
      language,
    }: TimelineRequestQuery & { language: Language },
  ): Promise<TimelinePageDto> {
    const list = `${LIST}|${fileNumber}|${order}|${include ?? ''}`;
    const after = cursor === undefined ? null : this.cursors.decode(actor.id, list, cursor);
    return this.unitOfWork.run(actor, async (tx) => {
      const file = await this.files.find(tx, fileNumber);
      if (file === undefined) throw new Problem('not-found');
      const { batchId } = file;
      const request = { fileNumber, batchId, withReads: include === 'reads', order, after, limit: limit + 1 };
      const rows = await this.query.find(tx, request);
      const reasons = await this.#reasonsOf(tx, actor, file);
      const page = pageOf(rows, limit, (last) =>
        this.cursors.encode(actor.id, list, [last.at.toISOString(), last.id]),
      );
      return {
        result: { items: page.items.map((row) => toItem(row, reasons, language)), next: page.next },
        events: [{ action: 'file.timeline-read', subject: { type: 'file', id: fileNumber } }],
      };
    });
  }

  /** What was said to the changes of a file; nothing for whoever may not read its content, or once its data key was destroyed. */
  async #reasonsOf(tx: ReadTx, actor: Actor, file: CaseFile): Promise<ReadonlyMap<number, FileReason>> {
    const { fileNumber, disposedAt } = file;
    if (disposedAt !== null || !(await this.access.isOpen(tx, actor, file))) return new Map();
    return this.reasons.listOfFile(tx, fileNumber, await this.contents.getDataKey(tx, fileNumber));
  }
}

function toItem(
  row: TimelineRow,
  reasons: ReadonlyMap<number, FileReason>,
  language: Language,
): TimelineItemDto {
  const { at, version, action, outcome, actorId, actorRole, candidateId } = row;
  const { state: after = {}, ...disclosed } = Object.fromEntries(row.disclosed.map(openDisclosure));
  const state = (after as Readonly<Record<string, unknown>>)['state'];
  return {
    at: at.toISOString(),
    version,
    action,
    sentence: say(sentenceOf(action, after as Readonly<Record<string, unknown>>), language),
    outcome,
    actor: { id: actorId, role: actorRole },
    reason: version === null ? null : (reasons.get(version) ?? null),
    details: {
      ...(typeof state === 'string' ? { state } : {}),
      ...disclosed,
      ...(candidateId === null ? {} : { candidateId }),
    },
  };
}
