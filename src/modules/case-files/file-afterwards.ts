import { Injectable } from '@nestjs/common';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { CorrectionStore } from '../corrections/correction.store.js';
import { CaseFileStore } from './case-file.store.js';
import { type FileDto } from './dto/file-answers.dto.js';
import { type FileRoundDto } from './dto/file-round.dto.js';
import { FileReasonStore } from './file-reason.store.js';
import { FileRoundStore } from './file-round.store.js';

type Afterwards = Pick<FileDto, 'round' | 'rounds' | 'mergedInto' | 'mergedFrom' | 'corrections'>;

/** What became of a file after it had ended: its rounds, the files that go on as it, and what was asked to be put right. */
@Injectable()
export class FileAfterwards {
  constructor(
    private readonly files: CaseFileStore,
    private readonly rounds: FileRoundStore,
    private readonly reasons: FileReasonStore,
    private readonly corrections: CorrectionStore,
  ) {}

  /** All of it; `dataKey` is that of the file. */
  async of(tx: ReadTx, file: CaseFile, dataKey: Buffer): Promise<Afterwards> {
    return {
      round: file.round,
      rounds: file.round === 1 ? [] : await this.#rounds(tx, file.fileNumber, dataKey),
      mergedInto: file.mergedInto,
      mergedFrom: await this.files.listMergedInto(tx, file.fileNumber),
      corrections: await this.corrections.listOfFile(tx, file.fileNumber, { dataKey }),
    };
  }

  async #rounds(tx: ReadTx, fileNumber: string, dataKey: Buffer): Promise<FileRoundDto[]> {
    const reasons = await this.reasons.listOfFile(tx, fileNumber, dataKey);
    const rounds = await this.rounds.listOfFile(tx, fileNumber);
    return rounds.map(({ reopenedVersion, ...round }) => ({
      ...round,
      reopenedBecause: String(reasons.get(reopenedVersion)?.['reason'] ?? ''),
    }));
  }
}
