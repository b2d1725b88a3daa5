import { Injectable, StreamableFile } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type EventDrafts } from '../../domain/audit/event.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type AnswerForm } from '../../platform/http/answer-form.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { bodyOfLines, ndjsonOf } from '../../platform/http/line-stream.js';
import { pageOf } from '../../platform/http/page.js';
import { periodOf } from '../../platform/http/period.js';
import { refusePaging } from '../../platform/http/refuse-paging.js';
import { decisionCsvOf } from './decision-csv.js';
import { type DecisionLogQuery } from './decision-log-query.dto.js';
import { type DecisionFilter, DecisionLogRows, positionOf } from './decision-log-rows.query.js';
import { toRecord } from './decision-record.js';
import { type DecisionLogPageDto, type DecisionRecordDto } from './decision-record.dto.js';

const LIST = 'decision-log';

/** The log of confirmed decisions, as auditors pull it. Each pull is an event, with what it was narrowed to. */
@Injectable()
export class DecisionLogService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: DecisionLogRows,
    private readonly cursors: CursorCodec,
  ) {}

  /** A page of decisions, or all of them as lines. Problem: invalid-request. */
  async pull(
    actor: Actor,
    request: DecisionLogQuery,
    form: AnswerForm,
  ): Promise<DecisionLogPageDto | StreamableFile> {
    return form === 'application/json' ? this.#list(actor, request) : this.#stream(actor, request, form);
  }

  async #list(actor: Actor, request: DecisionLogQuery): Promise<DecisionLogPageDto> {
    const { limit = 50, cursor } = request;
    const filter = filterOf(request);
    const list = `${LIST}?${JSON.stringify(filter)}`;
    const [confirmedAt = '', decisionId = ''] =
      cursor === undefined ? [] : this.cursors.decode(actor.id, list, cursor);
    const after = cursor === undefined ? null : ([confirmedAt, decisionId] as const);
    const rows = await this.unitOfWork.run(actor, async (tx) => ({
      result: await this.rows.find(tx, filter, after, limit + 1),
      events: readOf(filter, 'application/json'),
    }));
    const page = pageOf(rows, limit, (last) => this.cursors.encode(actor.id, list, positionOf(last)));
    return { items: page.items.map(toRecord), next: page.next };
  }

  /** Everything from one state of the database, made while it is read. The event is written first. */
  async #stream(actor: Actor, request: DecisionLogQuery, form: AnswerForm): Promise<StreamableFile> {
    refusePaging(request);
    const filter = filterOf(request);
    await this.unitOfWork.run(actor, () => Promise.resolve({ result: null, events: readOf(filter, form) }));
    const chunks = this.unitOfWork.stream(actor, (tx) => this.#records(tx, filter));
    const isCsv = form === 'text/csv';
    return new StreamableFile(bodyOfLines(isCsv ? decisionCsvOf(chunks) : ndjsonOf(chunks)), {
      type: isCsv ? 'text/csv; charset=utf-8; header=present' : form,
    });
  }

  async *#records(tx: ReadTx, filter: DecisionFilter): AsyncGenerator<readonly DecisionRecordDto[]> {
    for await (const rows of this.rows.stream(tx, filter)) yield rows.map(toRecord);
  }
}

function filterOf(request: DecisionLogQuery): DecisionFilter {
  const { partner = null, officer = null, outcome = null, provision = null } = request;
  return { ...periodOf(request), partner, officer, outcome, provision };
}

function readOf(filter: DecisionFilter, form: AnswerForm): EventDrafts {
  return [
    {
      action: 'decision-log.read',
      subject: { type: 'decision-log', id: 'decisions' },
      disclosures: [{ name: 'filter', value: { ...filter, form } }],
    },
  ];
}
