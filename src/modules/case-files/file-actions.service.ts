import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type FileCommand } from '../../domain/case-file/commands.js';
import { decide } from '../../domain/case-file/decide.js';
import { evolve } from '../../domain/case-file/evolve.js';
import { type FileAction, TRANSITIONS } from '../../domain/case-file/transitions.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { requireMatch } from '../../platform/http/etag.js';
import { orRefused, Problem } from '../../platform/http/problem.js';
import { ContentAccess } from '../content-access/content-access.js';
import { type ActionHandler } from './actions/action-handler.js';
import { CaseFileStore } from './case-file.store.js';
import { ContentStore } from './content.store.js';
import { type ActionAnswerDto } from './dto/file-answers.dto.js';
import { toActionAnswer, toFileEvent } from './file-answers.js';
import { FilePlaces } from './file-places.js';
import { FileReasonStore } from './file-reason.store.js';

/** Which file, under which version, with what. */
export interface ActionRequest<Input> {
  readonly fileNumber: string;
  readonly ifMatch: string | undefined;
  readonly input: Input;
}

/** The one way a file moves: lock it, look again, decide, write with the version, leave the event. */
@Injectable()
export class FileActionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: CaseFileStore,
    private readonly contents: ContentStore,
    private readonly reasons: FileReasonStore,
    private readonly access: ContentAccess,
    private readonly places: FilePlaces,
    private readonly clock: Clock,
  ) {}

  /**
   * Carries an action out. Problems: not-found, missing-if-match (428), stale-version (412); refusals of the rules as
   * they are. Nothing is changed when any of them comes.
   */
  async perform<Action extends FileAction, Input>(
    actor: Actor,
    handler: ActionHandler<Action, Input>,
    request: ActionRequest<Input>,
  ): Promise<ActionAnswerDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      const others = (await handler.lockBefore?.(tx, request.fileNumber, request.input)) ?? [];
      const file = await this.files.findLockedWith(tx, request.fileNumber, others);
      if (file === undefined) throw new Problem('not-found');
      requireMatch(request.ifMatch, file.version);
      const command: FileCommand = handler.command(request.input);
      const context = {
        ...(await handler.context?.(tx, file, request.input, actor)),
        isContentOpen: await this.access.isContentOpen(tx, actor, file),
        now: this.clock.now().toISOString(),
      };
      const event = orRefused(decide(file, command, actor, context));
      const next = evolve(file, event);
      await this.places.follow(tx, file, next);
      const dataKey = await this.contents.getDataKey(tx, file.fileNumber);
      const work = { actor, file, next, input: request.input, dataKey };
      const told = await handler.carryOut?.(tx, work);
      await this.files.update(tx, next);
      const reason = handler.reason?.(request.input);
      if (reason !== undefined) await this.reasons.insert(tx, next, reason, dataKey);
      const followed = await handler.follow?.(tx, work);
      const answer = toActionAnswer(actor, followed?.next ?? next);
      return {
        result: handler.takesLeave === true ? { ...answer, availableActions: [] } : answer,
        events: [
          toFileEvent(TRANSITIONS[command.action].event, next, told ?? []),
          ...(followed?.events ?? []),
        ],
      };
    });
  }
}
