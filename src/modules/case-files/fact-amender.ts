import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { utcDay } from '../../domain/calendar-day.js';
import { amendFacts, type FactAmendment, type FactChange } from '../../domain/case-file/amend-facts.js';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { checkFile } from '../../domain/referral/check-file.js';
import { type Notice } from '../../domain/stca/notices.js';
import { Clock } from '../../platform/clock.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { type Fault } from '../../platform/http/problem.js';
import { Ids } from '../../platform/ids.js';
import { validateFacts } from '../stca/facts.validator.js';
import { type StcaCheck, StcaCheckStore } from '../stca/stca-check.store.js';
import { AmendedBirth } from './amended-birth.js';
import { FactAmendmentStore } from './fact-amendment.store.js';
import { FileCheckWriter, type OpenedFile } from './file-check.writer.js';

/** The file and its check after the amendment, and how many facts it changed; or every fault, in changes and values. */
export type FactsAmended =
  | { readonly ok: true; readonly next: CaseFile; readonly check: StcaCheck; readonly count: number }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Amends the facts of a locked file, which are those of its current check, within a transaction. */
@Injectable()
export class FactAmender {
  constructor(
    private readonly checks: StcaCheckStore,
    private readonly writer: FileCheckWriter,
    private readonly amendments: FactAmendmentStore,
    private readonly birth: AmendedBirth,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Makes the changes, keeps each old and new value sealed with the reason, and checks the file on its facts of now under
   * the law of today. Faults point to `#/changes/…`; then nothing is written.
   */
  async amend(
    tx: WriteTx,
    opened: OpenedFile,
    amendment: {
      readonly actor: Actor;
      readonly changes: readonly FactChange[];
      readonly reason: string;
      /** The notices of this transaction. */
      readonly notices: readonly Notice[];
    },
  ): Promise<FactsAmended> {
    const { file, dataKey, referral } = opened;
    const { actor, changes, reason, notices } = amendment;
    const { facts } = await this.checks.get(tx, file.currentCheckId, dataKey);
    const amended = amendFacts(facts, changes);
    if (!amended.ok) {
      const faults = amended.faults.map(({ index, code }) => ({ pointer: `#/changes/${index}/fact`, code }));
      return { ok: false, faults };
    }
    const now = this.clock.now();
    const validated = validateFacts({ ...amended.facts, assessedOn: utcDay(now) });
    if (!validated.ok) {
      return { ok: false, faults: validated.errors.map((fault) => inRequest(fault, amended.amendments)) };
    }
    const { next, check } = await this.writer.write(tx, opened, {
      checked: checkFile(referral, validated.facts, notices),
      ...{ notices, cause: 'amended-facts', now: now.toISOString() },
    });
    await this.amendments.insert(
      tx,
      this.ids.uuid(),
      { fileNumber: file.fileNumber, partnerId: file.partnerId, dataKey },
      {
        checkId: check.checkId,
        fileVersion: next.version,
        amendedBy: actor.id,
        amendedAt: next.changedAt,
        ...{ reason, changes: amended.amendments },
      },
    );
    await this.birth.matchAnew(tx, actor, opened, { before: facts, now: validated.facts });
    return { ok: true, next, check, count: amended.amendments.length };
  }
}

/** A fault of the facts at the value that brought it in; at the changes as a whole when it lies beside all of them. */
function inRequest(fault: Fault, amendments: readonly FactAmendment[]): Fault {
  const index = amendments.findLastIndex(({ fact }) => `${fault.pointer}/`.startsWith(`${fact}/`));
  const below = fault.pointer.slice(amendments[index]?.fact.length);
  return { ...fault, pointer: index === -1 ? '#/changes' : `#/changes/${index}/value${below}` };
}
