import { Injectable } from '@nestjs/common';
import { checkFile, urgencyOfCheck } from '../../domain/referral/check-file.js';
import { type Batch } from '../../domain/referral/batch.js';
import { personsOf } from '../../domain/referral/persons-of.js';
import { type Notice } from '../../domain/stca/notices.js';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { type KeyVersion } from '../../platform/crypto/key-source.js';
import { Ids } from '../../platform/ids.js';
import { Turns } from '../../platform/turns.js';
import { FileReference } from '../case-files/file-reference.js';
import { MatchPersonMaker } from '../matching/match-person.maker.js';
import { CheckMaker } from '../stca/check.maker.js';
import { type NewFile } from './new-file.js';
import { type SoundRow } from './row.sorter.js';

/** What files are made with beside their rows: the notices of the transaction, and the key that wraps their data keys. */
export interface FileMakings {
  readonly notices: readonly Notice[];
  readonly keyVersion: KeyVersion;
}

/**
 * Makes a file of a sound row: checks it against the STCA, ranks its urgency, makes its people ready to be matched, and
 * seals all that is personal.
 */
@Injectable()
export class FileMaker {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly ids: Ids,
    private readonly checks: CheckMaker,
    private readonly references: FileReference,
    private readonly people: MatchPersonMaker,
  ) {}

  /** A file for each row, in their order. Nothing is stored. */
  async makeAll(
    batch: Batch,
    rows: readonly SoundRow[],
    { notices, keyVersion }: FileMakings,
  ): Promise<readonly NewFile[]> {
    const files: NewFile[] = [];
    const turns = new Turns();
    for (const row of rows) {
      await turns.yield();
      files.push(this.#make(batch, row, { notices, keyVersion }));
    }
    return files;
  }

  #make(
    batch: Batch,
    { referral, facts, referenceIndex }: SoundRow,
    { notices, keyVersion: wrapping }: FileMakings,
  ): NewFile {
    const checked = checkFile(referral, facts, notices);
    const { level, reason, reviewOn } = urgencyOfCheck(referral, checked, facts.assessedOn);
    const fileNumber = this.ids.fileNumber();
    const { key, wrapped, keyVersion } = this.cipher.newDataKey(fileNumber, wrapping);
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
        state: 'received',
        version: 1,
        round: 1,
        urgency: level,
        urgencyReason: reason,
        ruledUrgency: level,
        ruledUrgencyReason: reason,
        urgencyReviewOn: reviewOn,
        conclusion: check.conclusion,
        route: facts.route,
        persons: personsOf(referral),
        removalScheduledOn: referral.unitedStates.proceedings.removalScheduledOn ?? null,
        officerId: null,
        currentCheckId: check.checkId,
        acknowledgedCheckId: null,
        outcome: null,
        closingReason: null,
        mergedInto: null,
        pausedSince: null,
        pausedDays: 0,
        disposedAt: null,
        receivedAt: batch.receivedAt,
        changedAt: batch.receivedAt,
      },
      reference: {
        sealed: this.references.seal(key, fileNumber, referral.externalReference),
        index: referenceIndex,
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
      people: this.people.makeAll({ fileNumber, partnerId: batch.partnerId, dataKey: key, referral }),
    };
  }
}
