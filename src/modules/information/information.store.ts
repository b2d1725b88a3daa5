import { Injectable } from '@nestjs/common';
import { type GivenAnswer, isAnswered, type OpenQuestion } from '../../domain/case-file/information.js';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { changedRows, type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';
import { type InformationRequest, type Question, type RecordedQuestion } from './information.js';
import { openQuestion, placeOf, QUESTION_COLUMNS, type QuestionRow } from './question.row.js';

/** Questions to partners and their answers, as they stand in the database; `dataKey` is that of the file. */
@Injectable()
export class InformationStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Stores a request with its questions in their order, each sealed on its own, in one statement. */
  async insert(
    tx: WriteTx,
    request: Pick<InformationRequest, 'requestId' | 'requestedBy' | 'requestedAt'> & {
      readonly fileNumber: string;
      readonly partnerId: string;
      /** The check whose facts the questions point into. */
      readonly checkId: string;
    },
    questions: readonly Question[],
    dataKey: Buffer,
  ): Promise<void> {
    await rowsOf(
      tx,
      `WITH request AS (
         INSERT INTO information_requests (request_id, file_number, partner_id, check_id, status, requested_by, requested_at)
         VALUES ($1, $2, $3, $4, 'open', $5, $6))
       INSERT INTO information_questions (question_id, request_id, file_number, partner_id, place, fact, due_on, status, sealed)
       SELECT q.id, $1, $2, $3, q.place - 1, q.fact, q.due_on, 'open', q.sealed
       FROM unnest($7::uuid[], $8::text[], $9::date[], $10::bytea[]) WITH ORDINALITY AS q (id, fact, due_on, sealed, place)`,
      [
        ...[request.requestId, request.fileNumber, request.partnerId, request.checkId],
        ...[request.requestedBy, request.requestedAt],
        questions.map((question) => question.questionId),
        questions.map((question) => question.fact),
        questions.map((question) => question.dueOn),
        questions.map(({ questionId, text }) =>
          this.cipher.seal(dataKey, placeOf('sealed', questionId), text),
        ),
      ],
    );
  }

  /** The open questions of a file, in their order, without their texts, and the check whose facts they point into. */
  async listOpen(
    tx: ReadTx,
    fileNumber: string,
  ): Promise<readonly (OpenQuestion & { readonly askedOnCheckId: string })[]> {
    return rowsOf(
      tx,
      `SELECT q.question_id AS "questionId", q.fact, r.check_id AS "askedOnCheckId"
       FROM information_requests r JOIN information_questions q USING (request_id)
       WHERE r.file_number = $1 AND r.status = 'open' ORDER BY q.place`,
      [fileNumber],
    );
  }

  /** The open questions of a file with their texts, in their order. */
  async listOpenTexts(tx: ReadTx, fileNumber: string, dataKey: Buffer): Promise<readonly Question[]> {
    const rows = await rowsOf<Pick<QuestionRow, 'questionId' | 'fact' | 'dueOn' | 'sealed'>>(
      tx,
      `SELECT question_id AS "questionId", fact, due_on::text AS "dueOn", sealed FROM information_questions
       WHERE file_number = $1 AND status = 'open' ORDER BY place`,
      [fileNumber],
    );
    return rows.map(({ sealed, ...row }) => ({
      ...row,
      text: this.cipher.open<string>(dataKey, placeOf('sealed', row.questionId), sealed),
    }));
  }

  /** The earliest day on which an open question of each file is due; files without one are left out. */
  async getDueDays(tx: ReadTx, fileNumbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (fileNumbers.length === 0) return new Map();
    const rows = await rowsOf<{ fileNumber: string; dueOn: string }>(
      tx,
      `SELECT file_number AS "fileNumber", min(due_on)::text AS "dueOn" FROM information_questions
       WHERE file_number = ANY ($1) AND status = 'open' GROUP BY file_number`,
      [fileNumbers],
    );
    return new Map(rows.map(({ fileNumber, dueOn }) => [fileNumber, dueOn]));
  }

  /** How many answers of a file's partner no officer has accepted or declined. */
  async countUnsettled(tx: ReadTx, fileNumber: string): Promise<number> {
    const [row] = await rowsOf<{ count: number }>(
      tx,
      `SELECT count(*)::integer AS count FROM information_questions WHERE file_number = $1 AND status = 'answered'`,
      [fileNumber],
    );
    return row?.count ?? 0;
  }

  /** Every request of a file, the earliest first, with its questions and all that came of them. */
  async listOfFile(tx: ReadTx, fileNumber: string, dataKey: Buffer): Promise<InformationRequest[]> {
    const rows = await rowsOf<Omit<InformationRequest, 'questions'> & QuestionRow & Instants>(
      tx,
      `SELECT r.request_id AS "requestId", r.status AS "requestStatus", r.requested_by AS "requestedBy",
         r.requested_at AS "requestedAt", r.supplied_by AS "suppliedBy", r.supplied_at AS "suppliedAt", ${QUESTION_COLUMNS}
       FROM information_requests r JOIN information_questions q USING (request_id)
       WHERE r.file_number = $1 ORDER BY r.requested_at, r.request_id, q.place`,
      [fileNumber],
    );
    const requests = new Map<string, InformationRequest & { readonly questions: RecordedQuestion[] }>();
    for (const row of rows) {
      const { requestId, requestStatus: status, requestedBy, suppliedBy } = row;
      const request = requests.get(requestId) ?? {
        ...{ requestId, status, requestedBy, suppliedBy, questions: [] },
        requestedAt: row.requestedAt.toISOString(),
        suppliedAt: row.suppliedAt?.toISOString() ?? null,
      };
      request.questions.push(openQuestion(this.cipher, dataKey, row));
      requests.set(requestId, request);
    }
    return [...requests.values()];
  }

  /** A question of a file, if it has it. The caller holds the lock of the file. */
  async find(
    tx: ReadTx,
    fileNumber: string,
    questionId: string,
    dataKey: Buffer,
  ): Promise<RecordedQuestion | undefined> {
    const [row] = await rowsOf<QuestionRow>(
      tx,
      `SELECT ${QUESTION_COLUMNS} FROM information_requests r JOIN information_questions q USING (request_id)
       WHERE r.file_number = $1 AND q.question_id::text = $2`,
      [fileNumber, questionId],
    );
    return row === undefined ? undefined : openQuestion(this.cipher, dataKey, row);
  }

  /** Stores an answer or a reason why not for each open question of a file. Throws when one was left without. */
  async updateSupplied(
    tx: WriteTx,
    supplied: { readonly fileNumber: string; readonly by: string; readonly at: string },
    answers: readonly GivenAnswer[],
    dataKey: Buffer,
  ): Promise<void> {
    const changed = await changedRows(
      tx,
      `UPDATE information_questions q SET status = a.status, sealed_answer = a.sealed
       FROM unnest($2::uuid[], $3::text[], $4::bytea[]) AS a (id, status, sealed)
       WHERE q.file_number = $1 AND q.status = 'open' AND q.question_id = a.id`,
      [
        supplied.fileNumber,
        answers.map((given) => given.questionId),
        answers.map((given) => (isAnswered(given) ? 'answered' : 'not-answered')),
        answers.map(({ questionId, answer = null, value = null, reasonWhyNot = null }) =>
          this.cipher.seal(dataKey, placeOf('sealed_answer', questionId), { answer, value, reasonWhyNot }),
        ),
      ],
    );
    const closed = await changedRows(
      tx,
      `UPDATE information_requests r SET status = 'supplied', supplied_by = $2, supplied_at = $3
       WHERE file_number = $1 AND status = 'open' AND NOT EXISTS (
         SELECT FROM information_questions q WHERE q.request_id = r.request_id AND q.status = 'open')`,
      [supplied.fileNumber, supplied.by, supplied.at],
    );
    if (changed !== answers.length || closed !== 1) throw new Error('not every open question has its answer');
  }

  /** Accepts or declines what was said to a question. Throws when that was done meanwhile: then the file was not locked. */
  async updateSettled(
    tx: WriteTx,
    questionId: string,
    settled: {
      readonly status: 'accepted' | 'declined';
      readonly by: string;
      readonly at: string;
      readonly reason: string;
      readonly checkId: string | null;
    },
    dataKey: Buffer,
  ): Promise<void> {
    const sealed = this.cipher.seal(dataKey, placeOf('sealed_settlement', questionId), settled.reason);
    const changed = await changedRows(
      tx,
      `UPDATE information_questions SET status = $2, settled_by = $3, settled_at = $4, sealed_settlement = $5, check_id = $6
       WHERE question_id = $1 AND status = 'answered'`,
      [questionId, settled.status, settled.by, settled.at, sealed, settled.checkId],
    );
    if (changed !== 1) throw new Error('the question was settled without its lock');
  }

  /** Lets the open request of a file lapse with its questions, if there is one. */
  async updateLapsed(tx: WriteTx, fileNumber: string): Promise<void> {
    await rowsOf(
      tx,
      `WITH request AS (
         UPDATE information_requests SET status = 'lapsed' WHERE file_number = $1 AND status = 'open')
       UPDATE information_questions SET status = 'lapsed' WHERE file_number = $1 AND status = 'open'`,
      [fileNumber],
    );
  }
}

/** A request's own columns where they differ from what is told. */
interface Instants {
  readonly requestStatus: InformationRequest['status'];
  readonly requestedAt: Date & string;
  readonly suppliedAt: (Date & string) | null;
}
