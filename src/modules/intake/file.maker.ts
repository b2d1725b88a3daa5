import { Injectable } from '@nestjs/common';
import { type CalendarDay } from '../../domain/calendar-day.js';
import { urgencyOf } from '../../domain/case-file/urgency.js';
import { type Batch } from '../../domain/referral/batch.js';
import { urgencyFactsOf } from '../../domain/referral/urgency-facts.js';
import { assessChecked } from '../../domain/stca/assess.js';
import { rulebookDescription } from '../../domain/stca/law-list.js';
import { canonicalJson } from '../../platform/crypto/canonical-json.js';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { sha256 } from '../../platform/crypto/hashing.js';
import { Ids } from '../../platform/ids.js';
import { Turns } from '../../platform/turns.js';
import { type NewFile } from './new-file.js';
import { type SoundRow } from './row.sorter.js';

/** Makes a file of a sound row: checks it against the STCA, ranks its urgency, and seals all that is personal. */
@Injectable()
export class FileMaker {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly ids: Ids,
  ) {}

  /** A file for each row, in their order. Nothing is stored. */
  async makeAll(batch: Batch, rows: readonly SoundRow[]): Promise<readonly NewFile[]> {
    const files: NewFile[] = [];
    const hashes = new RulebookHashes();
    const turns = new Turns();
    for (const row of rows) {
      await turns.yield();
      files.push(this.#make(batch, row, hashes));
    }
    return files;
  }

  #make(batch: Batch, { referral, facts }: SoundRow, hashes: RulebookHashes): NewFile {
    const result = assessChecked(facts);
    const { level, reason } = urgencyOf(urgencyFactsOf(referral, result.changes ?? [], facts.assessedOn));
    const fileNumber = this.ids.fileNumber();
    const checkId = this.ids.uuid();
    const { key, wrapped, keyVersion } = this.cipher.newDataKey(fileNumber);
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
        conclusion: result.conclusion,
        route: result.route,
        persons: 1 + (referral.familyMembers?.length ?? 0),
        removalScheduledOn: referral.unitedStates.proceedings.removalScheduledOn ?? null,
        officerId: null,
        currentCheckId: checkId,
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
      check: {
        checkId,
        assessedOn: result.assessedOn,
        lawVersion: result.law.version,
        rulebookHash: hashes.of(result.assessedOn, result.claimMadeOn),
        factsHash: sha256(canonicalJson(facts)),
        sealed: this.cipher.seal(
          key,
          { table: 'stca_checks', column: 'sealed', row: checkId },
          { facts, result },
        ),
      },
    };
  }
}

/** SHA-256 of the rulebook behind a check. Most rows of a batch stand on the same one. */
class RulebookHashes {
  readonly #known = new Map<string, Buffer>();

  of(assessedOn: CalendarDay, claimMadeOn: CalendarDay): Buffer {
    const days = `${assessedOn} ${claimMadeOn}`;
    const hash = this.#known.get(days) ?? sha256(canonicalJson(rulebookDescription(assessedOn, claimMadeOn)));
    this.#known.set(days, hash);
    return hash;
  }
}
