import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { utcDay } from '../../domain/calendar-day.js';
import { outcomeOf } from '../../domain/referral/batch.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type Language } from '../../platform/language/language.js';
import { toRowDto } from './batch-answers.js';
import { type BatchPreviewDto } from './dto/batch-answers.dto.js';
import { type ReadRows } from './formats/batch-format.js';
import { correctionFile } from './formats/correction-file.js';
import { type RowDto } from './dto/row-answers.dto.js';
import { rowNumber } from './batch-refusal.js';
import { RowSorter } from './row.sorter.js';

/** Tells what would become of a batch. Runs in a transaction that cannot write: no row, no event and no answer is left. */
@Injectable()
export class BatchPreviewer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sorter: RowSorter,
    private readonly clock: Clock,
  ) {}

  /** Each row with the outcome it would have now, references in use included. */
  async preview(
    partner: Actor & { readonly partnerId: string },
    sent: ReadRows,
    language: Language,
  ): Promise<BatchPreviewDto> {
    const today = utcDay(this.clock.now());
    const sorted = await this.unitOfWork.read(partner, (tx) =>
      this.sorter.sort(tx, partner.partnerId, sent.values, today),
    );
    const rows = sorted.map((row): RowDto => {
      const place = rowNumber(sent, row.index);
      if (row.status === 'rejected') return toRowDto({ ...row, ...place }, language);
      const { externalReference } = row.referral;
      return { externalReference, ...place, index: row.index, status: 'accepted' };
    });
    const accepted = sorted.filter(({ status }) => status === 'sound').length;
    const counts = { received: rows.length, accepted, rejected: rows.length - accepted };
    const corrections = correctionFile(sent, rows);
    return {
      mode: 'validate',
      outcome: outcomeOf(counts),
      counts,
      rows,
      ...(corrections === undefined ? {} : { corrections }),
    };
  }
}
