import { Injectable } from '@nestjs/common';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { evolve } from '../../domain/case-file/evolve.js';
import { type Situation, withSituation } from '../../domain/case-file/situation.js';
import { type FileCheck, urgencyOfCheck } from '../../domain/referral/check-file.js';
import { type Referral } from '../../domain/referral/referral.js';
import { type Notice } from '../../domain/stca/notices.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { type CheckCause } from '../stca/check-cause.js';
import { CheckMaker } from '../stca/check.maker.js';
import { type StcaCheck, StcaCheckStore } from '../stca/stca-check.store.js';
import { CaseFileStore } from './case-file.store.js';

/** A file that is locked, and all that is open of it. */
export interface OpenedFile {
  readonly file: CaseFile;
  readonly dataKey: Buffer;
  /** As the partner sent it. */
  readonly referral: Referral;
  /** What became of it since; null when nobody told of any change. */
  readonly situation: Situation | null;
}

/** A new check of a file, the notices of its transaction, and why and when it is made. */
export interface CheckToWrite {
  readonly checked: FileCheck;
  readonly notices: readonly Notice[];
  readonly cause: CheckCause;
  /** RFC 3339, UTC. */
  readonly now: string;
}

/** Gives a file a new current check. The one before stays as it is; an acknowledgement of it lapses by itself. */
@Injectable()
export class FileCheckWriter {
  constructor(
    private readonly files: CaseFileStore,
    private readonly maker: CheckMaker,
    private readonly checks: StcaCheckStore,
  ) {}

  /** Stores the check and the file's next version, with conclusion, route and urgency as the check has them. */
  async write(
    tx: WriteTx,
    { file, dataKey, referral, situation }: OpenedFile,
    { checked, notices, cause, now }: CheckToWrite,
  ): Promise<{ readonly next: CaseFile; readonly check: StcaCheck }> {
    const { fileNumber, partnerId } = file;
    const made = this.maker.make(checked, notices, { fileNumber, partnerId, dataKey, cause, madeAt: now });
    const { checkId, conclusion } = made;
    const next = evolve(file, {
      type: 'checked',
      check: { checkId, conclusion, route: checked.facts.route },
      urgency: urgencyOfCheck(withSituation(referral, situation), checked, checked.facts.assessedOn),
      at: now,
    });
    await this.checks.insertAll(tx, [made]);
    await this.files.update(tx, next);
    const hashes = {
      rulebookHash: made.rulebookHash.toString('hex'),
      factsHash: made.factsHash.toString('hex'),
    };
    const { sealed: _sealed, fileNumber: _file, partnerId: _partner, ...told } = made;
    return { next, check: { ...told, ...hashes, ...checked } };
  }
}
