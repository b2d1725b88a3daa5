import { type QuestionStatus } from '../../domain/case-file/information.js';
import { type FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';
import { type QuestionAnswer, type RecordedQuestion } from './information.js';

/** A row of `information_questions`; it does not leave the store. */
export interface QuestionRow {
  readonly questionId: string;
  readonly fact: string | null;
  readonly dueOn: string;
  readonly status: QuestionStatus;
  readonly sealed: Buffer;
  readonly sealedAnswer: Buffer | null;
  readonly settledBy: string | null;
  readonly settledAt: Date | null;
  readonly sealedSettlement: Buffer | null;
  readonly checkId: string | null;
}

/** The columns of {@link QuestionRow}, of questions `q`. */
export const QUESTION_COLUMNS = `q.question_id AS "questionId", q.fact, q.due_on::text AS "dueOn", q.status, q.sealed,
  q.sealed_answer AS "sealedAnswer", q.settled_by AS "settledBy", q.settled_at AS "settledAt",
  q.sealed_settlement AS "sealedSettlement", q.check_id AS "checkId"`;

/** Where a sealed value of a question stands. */
export function placeOf(column: 'sealed' | 'sealed_answer' | 'sealed_settlement', row: string): Place {
  return { table: 'information_questions', column, row };
}

/** The question of a row, opened with the data key of its file. */
export function openQuestion(cipher: FieldCipher, dataKey: Buffer, row: QuestionRow): RecordedQuestion {
  const { questionId, fact, dueOn, status, sealedAnswer, settledBy, settledAt, sealedSettlement } = row;
  const given =
    sealedAnswer === null
      ? null
      : cipher.open<QuestionAnswer>(dataKey, placeOf('sealed_answer', questionId), sealedAnswer);
  const settlement =
    settledBy === null || settledAt === null || sealedSettlement === null
      ? null
      : {
          settledBy,
          settledAt: settledAt.toISOString(),
          reason: cipher.open<string>(dataKey, placeOf('sealed_settlement', questionId), sealedSettlement),
          checkId: row.checkId,
        };
  const text = cipher.open<string>(dataKey, placeOf('sealed', questionId), row.sealed);
  return { questionId, fact, dueOn, status, text, given, settlement };
}
