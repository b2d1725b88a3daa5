import { Injectable } from '@nestjs/common';
import { type MemberDecision } from '../../../domain/family/member-decision.js';
import { Ids } from '../../../platform/ids.js';
import { NoticeMaker } from '../../decision-notices/notice.maker.js';
import { DecisionStore } from '../../decisions/decision.store.js';
import { type ProposeDecisionDto } from '../dto/decision-actions.dto.js';
import { type EmptyActionDto } from '../dto/screening-actions.dto.js';
import { ContentStore } from '../content.store.js';
import { MemberWriter } from '../member.writer.js';
import { type ActionHandler } from './action-handler.js';

/** Proposing a decision and confirming it. */
@Injectable()
export class DecisionHandlers {
  readonly propose: ActionHandler<'propose-decision', ProposeDecisionDto>;
  readonly confirm: ActionHandler<'confirm-decision', EmptyActionDto>;

  constructor(
    decisions: DecisionStore,
    members: MemberWriter,
    contents: ContentStore,
    notices: NoticeMaker,
    ids: Ids,
  ) {
    this.propose = {
      command: (input) => ({
        action: 'propose-decision',
        outcome: input.outcome,
        pathway: input.pathway ?? null,
        reasons: input.reasons,
        members: membersOf(input),
      }),
      carryOut: async (tx, { actor, file, next, input, dataKey }) => {
        const decisionId = ids.uuid();
        await decisions.insert(
          tx,
          {
            decisionId,
            fileNumber: file.fileNumber,
            partnerId: file.partnerId,
            outcome: input.outcome,
            pathway: input.pathway ?? null,
            reasons: input.reasons.map((reason) => ({ ...reason })),
            checkId: file.currentCheckId,
            proposedBy: actor.id,
            proposedAt: next.changedAt,
          },
          dataKey,
        );
        await members.write(tx, { ...file, decisionId, dataKey }, membersOf(input));
      },
    };
    this.confirm = {
      command: () => ({ action: 'confirm-decision' }),
      context: async (tx, file) => {
        const proposal = await decisions.findProposed(tx, file.fileNumber);
        return proposal === undefined ? {} : { proposal };
      },
      carryOut: async (tx, { actor, file, next }) => {
        await decisions.updateConfirmed(tx, file.fileNumber, {
          by: actor.id,
          at: next.changedAt,
          version: next.version,
        });
        await notices.make(tx, next, await contents.getReferral(tx, file.fileNumber));
      },
    };
  }
}

/** Null is the same as absent: what is optional may be sent as either. */
function membersOf({ members }: ProposeDecisionDto): readonly MemberDecision[] {
  return (members ?? []).map(({ index, outcome, pathway = null, reasons }) => ({
    ...{ index, outcome, pathway },
    reasons: reasons.map(({ provision, fact, text }) => ({
      ...(provision ? { provision } : {}),
      ...(fact ? { fact } : {}),
      text,
    })),
  }));
}
