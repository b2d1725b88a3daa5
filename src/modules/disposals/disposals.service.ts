import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { utcDay } from '../../domain/calendar-day.js';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { keptUntil, refusalToDispose } from '../../domain/case-file/disposal.js';
import { evolve } from '../../domain/case-file/evolve.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { requireMatch } from '../../platform/http/etag.js';
import { orRefused, Problem } from '../../platform/http/problem.js';
import { FileWords } from '../audit/redactions/file-words.js';
import { CaseFileStore } from '../case-files/case-file.store.js';
import { toFileEvent } from '../case-files/file-answers.js';
import { OpenEnds } from '../case-files/open-ends.js';
import { DecisionSentencesStore } from '../decisions/decision-sentences.store.js';
import { DuplicateHistoryStore } from '../duplicate-candidates/duplicate-history.store.js';
import { PeopleMatching } from '../matching/people-matching.js';
import { type DisposalDto, type DisposeDto } from './disposal.dto.js';
import { type Disposal, DisposalStore } from './disposal.store.js';

/** Destroying the content of files. What is left is codes and the pseudonymous audit trail, which verifies as before. */
@Injectable()
export class DisposalsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: CaseFileStore,
    private readonly disposals: DisposalStore,
    private readonly openEnds: OpenEnds,
    private readonly duplicates: DuplicateHistoryStore,
    private readonly matching: PeopleMatching,
    private readonly sentences: DecisionSentencesStore,
    private readonly words: FileWords,
    private readonly clock: Clock,
  ) {}

  /** How long a file's content is kept, and whether it was destroyed. Problem: not-found. */
  async get(actor: Actor, fileNumber: string): Promise<DisposalDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      await this.disposals.actForTheService(tx);
      const file = await this.files.find(tx, fileNumber);
      if (file === undefined) throw new Problem('not-found');
      const lastUse = await this.disposals.getLastUse(tx, fileNumber);
      return toDto(file, lastUse, await this.disposals.find(tx, fileNumber));
    });
  }

  /**
   * Destroys the content of a file for good; an open file ends with it. Problems: not-found, missing-if-match, stale-version,
   * gone for one that was disposed of; refusals: not-ended, retention-not-over.
   */
  async dispose(
    actor: Actor,
    { fileNumber, ifMatch, input }: { fileNumber: string; ifMatch: string | undefined; input: DisposeDto },
  ): Promise<DisposalDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.disposals.actForTheService(tx);
      const file = await this.files.findLocked(tx, fileNumber);
      if (file === undefined) throw new Problem('not-found');
      if (file.disposedAt !== null) throw new Problem('gone');
      requireMatch(ifMatch, file.version);
      const now = this.clock.now();
      const lastUse = await this.disposals.getLastUse(tx, fileNumber);
      const days = { lastUsedOn: utcDay(lastUse), today: utcDay(now) };
      orRefused(refusalToDispose(file, input.basis, days));
      const next = evolve(file, { type: 'disposed', at: now.toISOString() });
      const disposal: Disposal = { basis: input.basis, orderCode: input.orderCode, disposedBy: actor.id };
      await this.openEnds.end(tx, actor, next);
      await this.duplicates.destroyReasons(tx, fileNumber);
      await this.matching.forget(tx, fileNumber);
      await this.sentences.deleteOfFile(tx, fileNumber);
      await this.disposals.destroy(tx, next, disposal);
      const { basis, orderCode: reason } = disposal;
      const redactions = await this.words.redact(tx, fileNumber, { basis, reason });
      const event = toFileEvent('file.disposed', next, [{ name: 'disposal', value: disposal }]);
      return { result: toDto(next, now, disposal), events: [event, ...redactions] };
    });
  }
}

function toDto(file: CaseFile, lastUse: Date, disposal: Disposal | undefined): DisposalDto {
  return {
    fileNumber: file.fileNumber,
    state: file.state,
    version: file.version,
    lastUsedAt: lastUse.toISOString(),
    keptUntil: keptUntil(utcDay(lastUse)),
    disposedAt: file.disposedAt,
    basis: disposal?.basis ?? null,
    orderCode: disposal?.orderCode ?? null,
    disposedBy: disposal?.disposedBy ?? null,
  };
}
