import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { withBirth } from '../../domain/matching/referral-people.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Ids } from '../../platform/ids.js';
import { Interrupted, Worker } from '../../platform/queue/worker.js';
import { CaseFileStore } from '../case-files/case-file.store.js';
import { ContentStore } from '../case-files/content.store.js';
import { type FindingCause } from '../duplicate-candidates/duplicate-candidate.store.js';
import { MatchPersonMaker } from '../matching/match-person.maker.js';
import { PeopleMatching, SEARCH_AGAIN, type SearchAgain } from '../matching/people-matching.js';
import { StcaCheckStore } from '../stca/stca-check.store.js';
import { MatchRunStore } from './match-run.store.js';

/** Files of one transaction. */
const STRETCH = 100;
const LOOK_AGAIN_MS = 100;

/** Searches that no request waits for. */
@Injectable()
export class MatchRunTasks implements OnModuleInit {
  constructor(
    private readonly worker: Worker,
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: MatchRunStore,
    private readonly matching: PeopleMatching,
    private readonly people: MatchPersonMaker,
    private readonly files: CaseFileStore,
    private readonly contents: ContentStore,
    private readonly checks: StcaCheckStore,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.worker.register({
      name: SEARCH_AGAIN,
      run: (payload, stopping) => this.#searchAgain(payload as SearchAgain, stopping),
    });
    this.worker.register({
      name: 'keep-people',
      atStart: true,
      run: (_, stopping) => this.#keepAll(stopping),
    });
  }

  /**
   * Searches for the people of a batch or a file once those transactions have ended that kept people at the same time. Done
   * twice it finds nothing new.
   */
  async #searchAgain({ cause, before }: SearchAgain, stopping: () => boolean): Promise<void> {
    const actor = this.#system();
    while (!(await this.unitOfWork.read(actor, (tx) => this.runs.haveEnded(tx, before)))) {
      if (stopping()) throw new Interrupted();
      await sleep(LOOK_AGAIN_MS);
    }
    const files = await this.unitOfWork.read(actor, (tx) => this.runs.listFiles(tx, cause));
    for (let start = 0; start < files.length; start += STRETCH) {
      if (stopping()) throw new Interrupted();
      const stretch = files.slice(start, start + STRETCH);
      await this.#run(actor, 'matching.searched-again', stretch, (tx, run) =>
        this.matching.searchAgain(tx, actor, stretch, run),
      );
    }
  }

  /** Keeps the people of files that were received by an earlier release, which kept none or under another normal form. */
  async #keepAll(stopping: () => boolean): Promise<void> {
    const actor = this.#system();
    for (let after = ''; ;) {
      if (stopping()) throw new Interrupted();
      const files = await this.unitOfWork.read(actor, (tx) => this.runs.listUnkept(tx, after, STRETCH));
      const last = files.at(-1);
      if (last === undefined) return;
      await this.#run(actor, 'matching.extended', files, (tx, run) => this.#keep(tx, actor, files, run));
      after = last;
    }
  }

  async #keep(tx: WriteTx, actor: Actor, fileNumbers: readonly string[], run: FindingCause): Promise<void> {
    const files = await this.files.listLocked(tx, fileNumbers);
    const referrals = await this.contents.getReferrals(tx, fileNumbers);
    const keys = files.flatMap(({ fileNumber, currentCheckId }) => {
      const opened = referrals.get(fileNumber);
      return opened === undefined ? [] : [[currentCheckId, opened.dataKey] as const];
    });
    const checks = await this.checks.getAll(tx, new Map(keys));
    const people = files.flatMap(({ fileNumber, partnerId, currentCheckId }) => {
      const opened = referrals.get(fileNumber);
      const check = checks.get(currentCheckId);
      if (opened === undefined || check === undefined) return [];
      const referral = withBirth(opened.referral, check.facts.claimant?.dateOfBirth);
      return this.people.makeAll({ fileNumber, partnerId, dataKey: opened.dataKey, referral });
    });
    await this.matching.keepAnew(tx, actor, people, { fileNumbers, cause: run });
  }

  async #run(
    actor: Actor,
    action: string,
    fileNumbers: readonly string[],
    work: (tx: WriteTx, run: FindingCause) => Promise<void>,
  ): Promise<void> {
    const run: FindingCause = { type: 'matching', id: this.ids.uuid() };
    const event: EventDraft = {
      action,
      subject: { type: 'matching', id: run.id },
      change: { version: 1, state: { files: fileNumbers } },
    };
    await this.unitOfWork.run(actor, async (tx) => {
      await work(tx, run);
      return { result: undefined, events: [event] };
    });
  }

  #system(): Actor {
    return { id: 'system', role: 'system', via: 'system', requestId: this.ids.uuid() };
  }
}
