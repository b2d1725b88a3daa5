import { Injectable } from '@nestjs/common';
import { type NoticeFormat } from '../../domain/notices/notice-formats.js';
import { type NoticeLanguage } from '../../domain/notices/notice-document.js';
import { FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';
import { packBytes } from '../../platform/database/packed-bytes.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** A notice of a decision in one language and one form, as it was made. */
export interface DecisionNotice {
  readonly decisionId: string;
  readonly language: NoticeLanguage;
  readonly format: NoticeFormat;
  /** Version of the template: 'decision-v1'. */
  readonly template: string;
  readonly body: string;
}

/** Whose notices are written, and when they were made; RFC 3339, UTC. */
export interface NoticeOwner {
  readonly fileNumber: string;
  readonly partnerId: string;
  readonly madeAt: string;
  readonly dataKey: Buffer;
}

/** Notices as they stand in the database, sealed under the data key of their file. Only ever added to. */
@Injectable()
export class DecisionNoticeStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Writes the notices of a decision in one statement. */
  async insertAll(
    tx: WriteTx,
    { fileNumber, partnerId, madeAt, dataKey }: NoticeOwner,
    notices: readonly DecisionNotice[],
  ): Promise<void> {
    const sealed = packBytes(notices.map((one) => this.cipher.seal(dataKey, placeOf(one), one.body)));
    const rows = notices.map(({ decisionId, language, format, template }, i) => ({
      ...{ decisionId, language, format, template },
      ...{ start: sealed.starts[i], length: sealed.lengths[i] },
    }));
    await rowsOf(
      tx,
      `INSERT INTO decision_notices (decision_id, language, format, file_number, partner_id, template, made_at, sealed)
       SELECT r."decisionId", r.language, r.format, $3, $4, r.template, $5, substring($1::bytea FROM r.start FOR r.length)
       FROM jsonb_to_recordset($2::jsonb) AS r ("decisionId" uuid, language text, format text, template text,
         start integer, length integer)`,
      [sealed.bytes, JSON.stringify(rows), fileNumber, partnerId, madeAt],
    );
  }

  /** The notices of a file's decisions in one language and form, the newest decision first. */
  async listOfFile(
    tx: ReadTx,
    fileNumber: string,
    { language, format }: Pick<DecisionNotice, 'language' | 'format'>,
    dataKey: Buffer,
  ): Promise<DecisionNotice[]> {
    const rows = await rowsOf<Omit<DecisionNotice, 'body'> & { sealed: Buffer }>(
      tx,
      `SELECT decision_id AS "decisionId", language, format, template, sealed FROM decision_notices
       WHERE file_number = $1 AND language = $2 AND format = $3 ORDER BY made_at DESC, decision_id`,
      [fileNumber, language, format],
    );
    return rows.map(({ sealed, ...notice }) => ({
      ...notice,
      body: this.cipher.open<string>(dataKey, placeOf(notice), sealed),
    }));
  }
}

function placeOf({ decisionId, language, format }: Omit<DecisionNotice, 'body' | 'template'>): Place {
  return { table: 'decision_notices', column: 'sealed', row: `${decisionId}|${language}|${format}` };
}
