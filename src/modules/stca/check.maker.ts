import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Conclusion } from '../../domain/case-file/case-file.js';
import { type FileCheck, findingsOf } from '../../domain/referral/check-file.js';
import { ENGINE_VERSION, rulebookDescription } from '../../domain/stca/law-list.js';
import { type Notice } from '../../domain/stca/notices.js';
import { canonicalJson } from '../../platform/crypto/canonical-json.js';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { sha256 } from '../../platform/crypto/hashing.js';
import { Ids } from '../../platform/ids.js';
import { type CheckCause } from './check-cause.js';

/** A check that is about to be stored: what identifies it in clear, and the rest sealed under the file's data key. */
export interface NewCheck {
  readonly checkId: string;
  readonly fileNumber: string;
  readonly partnerId: string;
  readonly cause: CheckCause;
  readonly assessedOn: string;
  readonly conclusion: Conclusion;
  readonly lawVersion: string;
  /** SHA-256. */
  readonly rulebookHash: Buffer;
  /**
   * HMAC-SHA-256 under the file's data key: a hash without a key would give a birth date to whoever tries some thirty thousand
   * of them, and would outlive the disposal of the file.
   */
  readonly factsHash: Buffer;
  /** RFC 3339, UTC. */
  readonly madeAt: string;
  readonly sealed: Buffer;
}

/** What stands sealed in a check; its words are made when it is read. */
export interface SealedCheck extends FileCheck {
  /** Version of the engine that gave the result. */
  readonly engine: string;
}

/** Whose check it is, why it was made, and when. */
export interface CheckOrigin {
  readonly fileNumber: string;
  readonly partnerId: string;
  readonly dataKey: Buffer;
  readonly cause: CheckCause;
  readonly madeAt: string;
}

/** The one maker of stored checks: identifies the rules and the facts, and seals what is personal. */
@Injectable()
export class CheckMaker {
  /** Most checks of one transaction stand on the same rules, so hashes are kept as long as its list of notices is. */
  readonly #rulebooks = new WeakMap<readonly Notice[], Map<string, Buffer>>();

  constructor(
    private readonly cipher: FieldCipher,
    private readonly ids: Ids,
  ) {}

  /** A check to store. `notices` are those of the transaction, of which the check holds the ones it knew. */
  make(check: FileCheck, notices: readonly Notice[], origin: CheckOrigin): NewCheck {
    const { facts, result } = check;
    const checkId = this.ids.uuid();
    const content: SealedCheck = { engine: ENGINE_VERSION, ...findingsOf(check) };
    return {
      checkId,
      fileNumber: origin.fileNumber,
      partnerId: origin.partnerId,
      cause: origin.cause,
      assessedOn: result.assessedOn,
      conclusion: result.conclusion,
      lawVersion: result.law.version,
      rulebookHash: this.#rulebookHash(result.assessedOn, result.claimMadeOn, notices),
      factsHash: createHmac('sha256', origin.dataKey).update(canonicalJson(facts)).digest(),
      madeAt: origin.madeAt,
      sealed: this.cipher.seal(
        origin.dataKey,
        { table: 'stca_checks', column: 'sealed', row: checkId },
        content,
      ),
    };
  }

  #rulebookHash(assessedOn: string, claimMadeOn: string, notices: readonly Notice[]): Buffer {
    const days = `${assessedOn} ${claimMadeOn}`;
    const known = this.#rulebooks.get(notices) ?? new Map<string, Buffer>();
    this.#rulebooks.set(notices, known);
    const hash =
      known.get(days) ?? sha256(canonicalJson(rulebookDescription(assessedOn, claimMadeOn, notices)));
    known.set(days, hash);
    return hash;
  }
}
