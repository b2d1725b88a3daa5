import { Injectable } from '@nestjs/common';
import { checkFile, urgencyOfCheck } from '../../domain/referral/check-file.js';
import { type Batch } from '../../domain/referral/batch.js';
import { type Notice } from '../../domain/stca/notices.js';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { Ids } from '../../platform/ids.js';
import { Turns } from '../../platform/turns.js';
import { CheckMaker } from '../stca/check.maker.js';
import { type NewFile } from './new-file.js';
import { type SoundRow } from './row.sorter.js';

/** Makes a file of a sound row: checks it against the STCA, ranks its urgency, and seals all that is personal. */
@Injectable()
export class FileMaker {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly ids: Ids,
    private readonly checks: CheckMaker,
  ) {}

  /** A file for each row, in their order. Nothing is stored. */
  async makeAll(
    batch: Batch,
    rows: readonly SoundRow[],
    notices: readonly Notice[],
  ): Promise<readonly NewFile[]> {
    const files: NewFile[] = [];
    const turns = new Turns();
    for (const row of rows) {
      await turns.yield();
      files.push(this.#make(batch, row, notices));
    }
    return files;
  }

  #make(batch: Batch, { referral, facts }: SoundRow, notices: readonly Notice[]): NewFile {
    const checked = checkFile(referral, facts, notices);
    const { level, reason } = urgencyOfCheck(referral, checked, facts.assessedOn);
    const fileNumber = this.ids.fileNumber();
    const { key, wrapped, keyVersion } = this.cipher.newDataKey(fileNumber);
    const check = this.checks.make(checked, notices, {
      fileNumber,
      partnerId: batch.partnerId,
      dataKey: key,
      cause: 'intake',
      madeAt: batch.receivedAt,
    });
    return {
      file: {
        fileNumber,
        partnerId: batch.partnerId,
        batchId: batch.batchId,
        externalReference: referral.externalReference,
        state: 'received',
        version: 1,
        urgency: level,
        urgencyReason: reason,
        conclusion: check.conclusion,
        route: facts.route,
        persons: 1 + (referral.familyMembers?.length ?? 0),
        removalScheduledOn: referral.unitedStates.proceedings.removalScheduledOn ?? null,
        officerId: null,
        currentCheckId: check.checkId,
        acknowledgedCheckId: null,
        outcome: null,
        closingReason: null,
        receivedAt: batch.receivedAt,
        changedAt: batch.receivedAt,
      },
      content: {
        wrappedKey: wrapped,
        keyVersion,
        sealed: this.cipher.seal(
          key,
          { table: 'referral_contents', column: 'sealed', row: fileNumber },
          referral,
        ),
      },
      check,
    };
  }
}
