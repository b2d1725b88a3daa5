import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { ABOUT_DECISION, refusalToCorrect } from '../../domain/case-file/corrections.js';
import { evolve } from '../../domain/case-file/evolve.js';
import { hasFact } from '../../domain/referral/has-fact.js';
import { Clock } from '../../platform/clock.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { requireMatch } from '../../platform/http/etag.js';
import { pageOf } from '../../platform/http/page.js';
import { orRefused, Problem } from '../../platform/http/problem.js';
import { Ids } from '../../platform/ids.js';
import {
  type CorrectionNotedDto,
  type CorrectionPageDto,
  type ListCorrectionsQuery,
  type NoteCorrectionDto,
} from '../corrections/correction.dto.js';
import { type Correction, CorrectionStore } from '../corrections/correction.store.js';
import { DecidedQuery } from '../decisions/decided.query.js';
import { StcaCheckStore } from '../stca/stca-check.store.js';
import { CaseFileStore } from './case-file.store.js';
import { ContentAccess } from '../content-access/content-access.js';
import { ContentStore, type OpenedReferral } from './content.store.js';
import { faultOfFact } from './fact-faults.js';
import { toFileEvent } from './file-answers.js';

/** Corrections that people ask for, and what officers make of them: noted beside what they are about, which stays. */
@Injectable()
export class FileCorrectionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: CaseFileStore,
    private readonly contents: ContentStore,
    private readonly access: ContentAccess,
    private readonly checks: StcaCheckStore,
    private readonly decided: DecidedQuery,
    private readonly corrections: CorrectionStore,
    private readonly cursors: CursorCodec,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Notes a correction with the file, whose state and facts stay as they are. Problems: not-found, missing-if-match,
   * stale-version, gone, invalid-request where it is about nothing the file has; refusals: content-withheld,
   * correction-of-open-file, no-decision-to-correct. Nothing is stored when any of them comes.
   */
  async note(
    actor: Actor,
    fileNumber: string,
    ifMatch: string | undefined,
    { askedBy, about, text, outcome, reason }: NoteCorrectionDto,
  ): Promise<CorrectionNotedDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      const file = await this.files.findLocked(tx, fileNumber);
      if (file === undefined) throw new Problem('not-found');
      requireMatch(ifMatch, file.version);
      await this.access.require(tx, actor, file);
      const opened = await this.contents.getReferral(tx, fileNumber);
      const hasDecision = (await this.decided.find(tx, fileNumber)) !== undefined;
      orRefused(refusalToCorrect(file, { outcome, about }, hasDecision));
      await this.#requireFact(tx, file, opened, about);
      const next = evolve(file, { type: 'correction-noted', at: this.clock.now().toISOString() });
      await this.files.update(tx, next);
      const correction: Correction = {
        ...{
          correctionId: this.ids.uuid(),
          fileVersion: next.version,
          askedBy,
          about,
          text,
          outcome,
          reason,
        },
        ...{ notedBy: actor.id, notedAt: next.changedAt },
      };
      await this.corrections.insert(tx, { ...file, dataKey: opened.dataKey }, correction);
      const { state, version } = next;
      const noted = {
        name: 'correction',
        value: { correctionId: correction.correctionId, askedBy, outcome },
      };
      return {
        result: { ...correction, fileNumber, state, version },
        events: [toFileEvent('file.correction-noted', next, [noted])],
      };
    });
  }

  /** A page of the corrections of a file. The read is an event. Problems: not-found, gone. */
  async list(
    actor: Actor,
    fileNumber: string,
    { limit = 50, cursor }: ListCorrectionsQuery,
  ): Promise<CorrectionPageDto> {
    const list = `corrections|${fileNumber}`;
    const [after] = cursor === undefined ? [] : this.cursors.decode(actor.id, list, cursor);
    return this.unitOfWork.run(actor, async (tx) => {
      const file = await this.files.find(tx, fileNumber);
      if (file === undefined) throw new Problem('not-found');
      await this.access.require(tx, actor, file);
      const dataKey = await this.contents.getDataKey(tx, fileNumber);
      const request = { dataKey, after: Number(after ?? 0), limit: limit + 1 };
      const corrections = await this.corrections.listOfFile(tx, fileNumber, request);
      const page = pageOf(corrections, limit, (last) =>
        this.cursors.encode(actor.id, list, [String(last.fileVersion)]),
      );
      return {
        result: page,
        events: [{ action: 'file.corrections-read', subject: { type: 'file', id: fileNumber } }],
      };
    });
  }

  async #requireFact(tx: ReadTx, file: CaseFile, opened: OpenedReferral, about: string): Promise<void> {
    if (about === ABOUT_DECISION || hasFact(opened.referral, about)) return;
    const { facts } = await this.checks.get(tx, file.currentCheckId, opened.dataKey);
    const code = faultOfFact(facts, about);
    if (code !== null) throw new Problem('invalid-request', { faults: [{ pointer: '#/about', code }] });
  }
}
