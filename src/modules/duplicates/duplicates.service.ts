import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { isFileNumber } from '../../domain/case-file/file-number.js';
import { CANDIDATE_TRANSITIONS } from '../../domain/duplicates/candidate-actions.js';
import { type CandidateCommand, decideCandidate } from '../../domain/duplicates/decide-candidate.js';
import { evolveCandidate } from '../../domain/duplicates/evolve-candidate.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { requireMatch } from '../../platform/http/etag.js';
import { pageOf } from '../../platform/http/page.js';
import { orRefused, Problem } from '../../platform/http/problem.js';
import { CaseFileStore } from '../case-files/case-file.store.js';
import { ContentStore } from '../case-files/content.store.js';
import { ContentAccess } from '../content-access/content-access.js';
import {
  type DuplicateDto,
  type DuplicatePageDto,
  type DuplicateWithHistoryDto,
} from './dto/duplicate.dto.js';
import { type ListDuplicatesQuery } from './dto/review-duplicate.dto.js';
import { toDuplicate, toDuplicateEvent } from './duplicate-answers.js';
import { DuplicateCandidateStore } from '../duplicate-candidates/duplicate-candidate.store.js';
import { DuplicateHistoryStore } from '../duplicate-candidates/duplicate-history.store.js';
import { DuplicateListQuery, positionOf } from './duplicate-list.query.js';

/** Which candidate of which file, under which version, and what is done with it. */
export interface ReviewRequest {
  readonly fileNumber: string;
  readonly candidateId: string;
  readonly ifMatch: string | undefined;
  readonly command: CandidateCommand;
  readonly reason: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What officers see of duplicate candidates, and what they make of them. */
@Injectable()
export class DuplicatesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: CaseFileStore,
    private readonly contents: ContentStore,
    private readonly query: DuplicateListQuery,
    private readonly candidates: DuplicateCandidateStore,
    private readonly history: DuplicateHistoryStore,
    private readonly access: ContentAccess,
    private readonly cursors: CursorCodec,
    private readonly clock: Clock,
  ) {}

  /** A page of the candidates of a file, in codes. The read is an event of the file. Problem: not-found. */
  async list(
    actor: Actor,
    fileNumber: string,
    { limit = 50, cursor }: ListDuplicatesQuery,
  ): Promise<DuplicatePageDto> {
    if (!isFileNumber(fileNumber)) throw new Problem('not-found');
    const list = `duplicates|${fileNumber}`;
    const after = cursor === undefined ? null : this.cursors.decode(actor.id, list, cursor);
    return this.unitOfWork.run(actor, async (tx) => {
      const rows = await this.query.list(tx, fileNumber, { after, limit: limit + 1 });
      const isThere = rows.length > 0 || (await this.files.find(tx, fileNumber)) !== undefined;
      if (!isThere) throw new Problem('not-found');
      const page = pageOf(rows, limit, (last) => this.cursors.encode(actor.id, list, positionOf(last)));
      return {
        result: { items: page.items.map(toDuplicate), next: page.next },
        events: [{ action: 'file.duplicates-read', subject: { type: 'file', id: fileNumber } }],
      };
    });
  }

  /**
   * A candidate with every step and its reason. A reason says something of both files, so the read is an event of both.
   * Problem: not-found; refusal: content-withheld.
   */
  async get(actor: Actor, fileNumber: string, candidateId: string): Promise<DuplicateWithHistoryDto> {
    requireNames(fileNumber, candidateId);
    return this.unitOfWork.run(actor, async (tx) => {
      const seen = await this.query.find(tx, fileNumber, candidateId);
      const file = await this.files.find(tx, fileNumber);
      if (seen === undefined || file === undefined) throw new Problem('not-found');
      await this.access.require(tx, actor, file);
      const history = await this.history.list(tx, candidateId, (file) => this.contents.getDataKey(tx, file));
      const { one, other } = seen.candidate;
      return {
        result: { ...toDuplicate(seen), history },
        events: [
          { action: 'file.duplicate-read', subject: { type: 'file', id: one.fileNumber } },
          { action: 'file.duplicate-read', subject: { type: 'file', id: other.fileNumber } },
        ],
      };
    });
  }

  /**
   * Confirms, dismisses or reopens a candidate; the reason is sealed under the key of the file it is given on. Neither file
   * changes, but each has the event among its uses. Problems: not-found, gone once the content of either file was
   * destroyed, missing-if-match, stale-version. Refusal: duplicate-out-of-order. Nothing is changed when one comes.
   */
  async review(actor: Actor, request: ReviewRequest): Promise<DuplicateDto> {
    const { fileNumber, candidateId, ifMatch, command, reason } = request;
    requireNames(fileNumber, candidateId);
    return this.unitOfWork.run(actor, async (tx) => {
      const seen = await this.query.findLocked(tx, fileNumber, candidateId);
      if (seen === undefined) throw new Problem('not-found');
      if (seen.isPast) throw new Problem('gone');
      requireMatch(ifMatch, seen.candidate.version);
      const context = { by: actor.id, now: this.clock.now().toISOString() };
      const event = orRefused(decideCandidate(seen.candidate, command, context));
      const next = evolveCandidate(seen.candidate, event);
      const dataKey = await this.contents.getDataKey(tx, fileNumber);
      await this.candidates.update(tx, next);
      await this.history.insert(tx, next, { event, reason }, { fileNumber, dataKey });
      const used = `file.duplicate-${event.type}`;
      return {
        result: toDuplicate({ ...seen, candidate: next }),
        events: [
          toDuplicateEvent(CANDIDATE_TRANSITIONS[command.action].event, next),
          { action: used, subject: { type: 'file', id: next.one.fileNumber } },
          { action: used, subject: { type: 'file', id: next.other.fileNumber } },
        ],
      };
    });
  }
}

/** What could not name a file or a candidate names none, and is not asked of the database. */
function requireNames(fileNumber: string, candidateId: string): void {
  if (!isFileNumber(fileNumber) || !UUID.test(candidateId)) throw new Problem('not-found');
}
