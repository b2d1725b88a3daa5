import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { breakGlass, type GlassBreak, reviewGlassBreak } from '../../domain/break-glass/glass-break.js';
import { Clock } from '../../platform/clock.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { requireMatch } from '../../platform/http/etag.js';
import { pageOf } from '../../platform/http/page.js';
import { orRefused, Problem } from '../../platform/http/problem.js';
import { Ids } from '../../platform/ids.js';
import { CaseFileStore } from '../case-files/case-file.store.js';
import { ContentStore } from '../case-files/content.store.js';
import { ContentAccess } from '../content-access/content-access.js';
import { GlassBreakStore, type KeptGlassBreak } from '../content-access/glass-break.store.js';
import {
  type GlassBreakDto,
  type GlassBreakPageDto,
  type GlassBreakWithWordsDto,
  type ListGlassBreaksQuery,
  type ReviewGlassBreakDto,
} from './break-glass.dto.js';

const LIST = 'break-glass';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Officers look into each other’s files where it cannot wait; managers look at each such look afterwards. */
@Injectable()
export class BreakGlassService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: CaseFileStore,
    private readonly contents: ContentStore,
    private readonly access: ContentAccess,
    private readonly breaks: GlassBreakStore,
    private readonly cursors: CursorCodec,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Opens the content of another officer’s file to the actor for three hours from now. The file stays as it is, its version too.
   * Problems: not-found, gone; refusal: glass-not-needed.
   */
  async break(actor: Actor, fileNumber: string, reason: string): Promise<GlassBreakDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      // Locked, so that of two requests at once one finds the glass broken.
      const file = await this.files.findLocked(tx, fileNumber);
      if (file === undefined) throw new Problem('not-found');
      const isBroken = await this.access.isContentOpen(tx, actor, file);
      const work = { breakId: this.ids.uuid(), isBroken, now: this.clock.now() };
      const made = orRefused(breakGlass(file, actor, work));
      await this.breaks.insert(tx, made, reason, await this.contents.getDataKey(tx, fileNumber));
      const events = eventsOf('glass-break.made', 'file.glass-broken', made);
      return { result: inCodes(made), events };
    });
  }

  /** A page of breaks in codes, the earliest first. The cursor keeps to its filter. */
  async list(actor: Actor, request: ListGlassBreaksQuery): Promise<GlassBreakPageDto> {
    const { reviewed, limit = 50, cursor } = request;
    const list = `${LIST}|${reviewed ?? ''}`;
    const [brokenAt = '', breakId = ''] =
      cursor === undefined ? [] : this.cursors.decode(actor.id, list, cursor);
    const rows = await this.unitOfWork.read(actor, (tx) =>
      this.breaks.list(tx, {
        isReviewed: reviewed === undefined ? null : reviewed === 'true',
        after: cursor === undefined ? null : [brokenAt, breakId],
        limit: limit + 1,
      }),
    );
    const page = pageOf(rows, limit, (last) =>
      this.cursors.encode(actor.id, list, [last.brokenAt, last.breakId]),
    );
    return { items: page.items.map(inCodes), next: page.next };
  }

  /** A break with what people wrote to it. The read is an event of the file. Problem: not-found. */
  async get(actor: Actor, breakId: string): Promise<GlassBreakWithWordsDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      const kept = UUID.test(breakId) ? await this.breaks.find(tx, breakId) : undefined;
      if (kept === undefined) throw new Problem('not-found');
      const subject = { type: 'file', id: kept.fileNumber } as const;
      return {
        result: { ...inCodes(kept), ...(await this.#wordsOf(tx, kept)) },
        events: [{ action: 'file.glass-break-read', subject }],
      };
    });
  }

  /**
   * Keeps what a manager found of a break, once. Problems: not-found, gone once the file was disposed of, missing-if-match,
   * stale-version; refusals: own-glass-break, glass-break-reviewed.
   */
  async review(
    actor: Actor,
    {
      breakId,
      ifMatch,
      input,
    }: {
      readonly breakId: string;
      readonly ifMatch: string | undefined;
      readonly input: ReviewGlassBreakDto;
    },
  ): Promise<GlassBreakDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      const kept = UUID.test(breakId) ? await this.breaks.findLocked(tx, breakId) : undefined;
      if (kept === undefined) throw new Problem('not-found');
      requireMatch(ifMatch, kept.version);
      const now = this.clock.now().toISOString();
      const next = orRefused(reviewGlassBreak(kept, actor, { finding: input.finding, now }));
      const dataKey = await this.contents.getDataKey(tx, kept.fileNumber);
      await this.breaks.updateReviewed(tx, next, input.text, dataKey);
      const events = eventsOf('glass-break.reviewed', 'file.glass-break-reviewed', next);
      return { result: inCodes(next), events };
    });
  }

  async #wordsOf(
    tx: ReadTx,
    kept: KeptGlassBreak,
  ): Promise<{ readonly reason: string | null; readonly review: string | null }> {
    const file = await this.files.find(tx, kept.fileNumber);
    if (file === undefined || file.disposedAt !== null) return { reason: null, review: null };
    const dataKey = await this.contents.getDataKey(tx, kept.fileNumber);
    return { reason: this.breaks.reasonOf(kept, dataKey), review: this.breaks.reviewOf(kept, dataKey) };
  }
}

/** The change of the break, and that it was a use of the file. */
function eventsOf(action: string, ofFile: string, made: GlassBreak): readonly [EventDraft, EventDraft] {
  const { breakId, fileNumber, version } = made;
  return [
    {
      action,
      subject: { type: 'glass-break', id: breakId },
      change: { version, state: { ...inCodes(made) } },
    },
    {
      action: ofFile,
      subject: { type: 'file', id: fileNumber },
      disclosures: [{ name: 'glass-break', value: { breakId } }],
    },
  ];
}

/** A break without what people wrote to it, and without whose partner’s file it is. */
function inCodes(kept: GlassBreak): GlassBreakDto {
  return {
    breakId: kept.breakId,
    fileNumber: kept.fileNumber,
    officerId: kept.officerId,
    assignedTo: kept.assignedTo,
    brokenAt: kept.brokenAt,
    expiresAt: kept.expiresAt,
    version: kept.version,
    finding: kept.finding,
    reviewedBy: kept.reviewedBy,
    reviewedAt: kept.reviewedAt,
  };
}
