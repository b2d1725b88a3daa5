import { Injectable } from '@nestjs/common';
import { consequenceOfConflict } from '../../../domain/case-file/conflict.js';
import { evolve } from '../../../domain/case-file/evolve.js';
import { TRANSITIONS } from '../../../domain/case-file/transitions.js';
import { DecisionStore } from '../../decisions/decision.store.js';
import { FileConflictStore } from '../../file-conflicts/file-conflict.store.js';
import { InterviewStore } from '../../interviews/interview.store.js';
import { type AssignDto, type DeclareConflictDto } from '../dto/assignment-actions.dto.js';
import { CaseFileStore } from '../case-file.store.js';
import { toFileEvent } from '../file-answers.js';
import { type ActionHandler } from './action-handler.js';

/** Whose file it is, and who has nothing to do with it. */
@Injectable()
export class AssignmentHandlers {
  readonly assign: ActionHandler<'assign', AssignDto>;
  readonly declareConflict: ActionHandler<'declare-conflict', DeclareConflictDto>;

  constructor(
    files: CaseFileStore,
    conflicts: FileConflictStore,
    interviews: InterviewStore,
    decisions: DecisionStore,
  ) {
    this.assign = {
      command: ({ officerId = null }) => ({ action: 'assign', officerId }),
      context: async (tx, { fileNumber }, { officerId = null }) => {
        const assignee =
          officerId === null ? undefined : await conflicts.findAssignee(tx, fileNumber, officerId);
        return assignee === undefined ? {} : { assignee };
      },
      carryOut: (_tx, { file, next }) =>
        Promise.resolve([{ name: 'assigned', value: { from: file.officerId, to: next.officerId } }]),
      reason: ({ reason }) => ({ reason }),
    };
    this.declareConflict = {
      command: () => ({ action: 'declare-conflict' }),
      carryOut: (tx, { actor, next }) => conflicts.insert(tx, next, actor.id),
      follow: async (tx, { actor, next }) => {
        const interview = await interviews.findBooked(tx, next.fileNumber);
        const proposal = await decisions.findProposed(tx, next);
        const open = { interviewOfficerId: interview?.officerId, proposedBy: proposal?.proposedBy };
        const consequence = consequenceOfConflict(next, actor, open, next.changedAt);
        if (consequence?.action === 'cancel-interview') await interviews.updateCancelled(tx, next.fileNumber);
        if (consequence?.action === 'return-proposal') await decisions.updateLapsed(tx, next.fileNumber);
        if (consequence === null) return { next, events: [] };
        const last = evolve(next, consequence.event);
        await files.update(tx, last);
        return { next: last, events: [toFileEvent(TRANSITIONS[consequence.action].event, last)] };
      },
      reason: ({ reason }) => ({ reason }),
      takesLeave: true,
    };
  }
}
