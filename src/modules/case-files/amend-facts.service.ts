import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { utcDay } from '../../domain/calendar-day.js';
import { amendFacts, type FactAmendment } from '../../domain/case-file/amend-facts.js';
import { withBirth } from '../../domain/matching/referral-people.js';
import { checkFile } from '../../domain/referral/check-file.js';
import { type StcaFacts } from '../../domain/stca/facts.js';
import { Clock } from '../../platform/clock.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type Fault, Problem } from '../../platform/http/problem.js';
import { Ids } from '../../platform/ids.js';
import { MatchPersonMaker } from '../matching/match-person.maker.js';
import { PeopleMatching } from '../matching/people-matching.js';
import { validateFacts } from '../stca/facts.validator.js';
import { NoticeStore } from '../stca/notice.store.js';
import { StcaCheckStore } from '../stca/stca-check.store.js';
import { type AmendFactsDto } from './dto/amend-facts.dto.js';
import { type FileCheckedDto } from './dto/file-check-answers.dto.js';
import { FactAmendmentStore } from './fact-amendment.store.js';
import { toFileChecked, toFileEvent } from './file-answers.js';
import { FileCheckWriter, type OpenedFile } from './file-check.writer.js';
import { FileChecksService } from './file-checks.service.js';

/** Amends the facts of a file, which are those of its current check. A new check follows in the same transaction. */
@Injectable()
export class AmendFactsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly fileChecks: FileChecksService,
    private readonly checks: StcaCheckStore,
    private readonly notices: NoticeStore,
    private readonly writer: FileCheckWriter,
    private readonly amendments: FactAmendmentStore,
    private readonly people: MatchPersonMaker,
    private readonly matching: PeopleMatching,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Makes the changes, keeps each old and new value sealed with the reason, and checks the file on its facts of now under
   * the law of today. Problems: those of a new check; invalid-request with every fault by pointer, and then nothing is
   * stored. The referral stays as it was sent.
   */
  async amend(
    actor: Actor,
    fileNumber: string,
    ifMatch: string | undefined,
    { changes, reason }: AmendFactsDto,
  ): Promise<FileCheckedDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      // Before the file is locked, as in every other transaction that needs both.
      const notices = await this.notices.forChecks(tx);
      const opened = await this.fileChecks.openForCheck(tx, { fileNumber, ifMatch, work: 'amend-facts' });
      const { file, dataKey, referral } = opened;
      const { facts } = await this.checks.get(tx, file.currentCheckId, dataKey);
      const amended = amendFacts(facts, changes);
      if (!amended.ok) {
        const faults = amended.faults.map(({ index, code }) => ({
          pointer: `#/changes/${index}/fact`,
          code,
        }));
        throw new Problem('invalid-request', { faults });
      }
      const now = this.clock.now();
      const validated = validateFacts({ ...amended.facts, assessedOn: utcDay(now) });
      if (!validated.ok) {
        const faults = validated.errors.map((fault) => inRequest(fault, amended.amendments));
        throw new Problem('invalid-request', { faults });
      }
      const { next, check } = await this.writer.write(tx, opened, {
        checked: checkFile(referral, validated.facts, notices),
        ...{ notices, cause: 'amended-facts', now: now.toISOString() },
      });
      await this.amendments.insert(
        tx,
        this.ids.uuid(),
        { fileNumber, partnerId: file.partnerId, dataKey },
        {
          checkId: check.checkId,
          fileVersion: next.version,
          amendedBy: actor.id,
          amendedAt: next.changedAt,
          ...{ reason, changes: amended.amendments },
        },
      );
      await this.#matchAnew(tx, actor, opened, facts, validated.facts);
      const event = toFileEvent('file.facts-amended', next, [
        { name: 'amended', value: { facts: amended.amendments.length } },
      ]);
      return { result: toFileChecked(actor, next, check), events: [event] };
    });
  }

  /** Whoever was born on another day than was known may be somebody else, and a pair that was dismissed be one. */
  async #matchAnew(
    tx: WriteTx,
    actor: Actor,
    { file, dataKey, referral }: OpenedFile,
    before: StcaFacts,
    now: StcaFacts,
  ): Promise<void> {
    if (before.claimant?.dateOfBirth === now.claimant?.dateOfBirth) return;
    const { fileNumber, partnerId } = file;
    const people = this.people.makeAll({
      ...{ fileNumber, partnerId, dataKey },
      referral: withBirth(referral, now.claimant?.dateOfBirth),
    });
    await this.matching.keepAnew(tx, actor, people, {
      fileNumbers: [fileNumber],
      cause: { type: 'file', id: fileNumber },
    });
  }
}

/** A fault of the facts at the value that brought it in; at the changes as a whole when it lies beside all of them. */
function inRequest(fault: Fault, amendments: readonly FactAmendment[]): Fault {
  const index = amendments.findLastIndex(({ fact }) => `${fault.pointer}/`.startsWith(`${fact}/`));
  const below = fault.pointer.slice(amendments[index]?.fact.length);
  return { ...fault, pointer: index === -1 ? '#/changes' : `#/changes/${index}/value${below}` };
}
