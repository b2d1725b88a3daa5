import { Injectable } from '@nestjs/common';
import { flaggedReasons, isLikeARefusal } from '../../../domain/decisions/repeated-text.js';
import { type MemberDecision } from '../../../domain/family/member-decision.js';
import { personsDecided } from '../../../domain/family/persons-decided.js';
import { type WriteTx } from '../../../platform/database/tx.js';
import { Ids } from '../../../platform/ids.js';
import { NoticeMaker } from '../../decision-notices/notice.maker.js';
import { type Proposal } from '../../decisions/decision.js';
import { DecisionSentencesStore } from '../../decisions/decision-sentences.store.js';
import { DecisionStore } from '../../decisions/decision.store.js';
import { InformationStore } from '../../information/information.store.js';
import { NoticeStore } from '../../stca/notice.store.js';
import { ContentStore } from '../content.store.js';
import { DecisionFooting } from '../decision-footing.js';
import { type ProposeDecisionDto, type ReturnProposalDto } from '../dto/decision-actions.dto.js';
import { type EmptyActionDto } from '../dto/screening-actions.dto.js';
import { MemberWriter } from '../member.writer.js';
import { type ActionHandler, type CarryOut } from './action-handler.js';

/** Proposing a decision, returning the proposal and confirming it. */
@Injectable()
export class DecisionHandlers {
  readonly propose: ActionHandler<'propose-decision', ProposeDecisionDto>;
  readonly return: ActionHandler<'return-proposal', ReturnProposalDto>;
  readonly confirm: ActionHandler<'confirm-decision', EmptyActionDto>;

  constructor(
    private readonly decisions: DecisionStore,
    private readonly sentences: DecisionSentencesStore,
    private readonly members: MemberWriter,
    private readonly ids: Ids,
    information: InformationStore,
    notices: NoticeStore,
    footing: DecisionFooting,
    contents: ContentStore,
    noticeMaker: NoticeMaker,
  ) {
    this.propose = {
      lockBefore: async (tx) => {
        await notices.holdStill(tx);
        return [];
      },
      command: (input) => ({
        action: 'propose-decision',
        outcome: input.outcome,
        pathway: input.pathway ?? null,
        reasons: input.reasons,
        members: membersOf(input),
      }),
      context: (tx, file) => footing.of(tx, file),
      carryOut: async (tx, work) => {
        const { repeatedText } = await this.#insert(tx, work);
        return repeatedText.length === 0 ? [] : [{ name: 'repeated-text', value: repeatedText }];
      },
    };
    this.return = {
      command: () => ({ action: 'return-proposal' }),
      context: async (tx, file) => {
        const proposal = await decisions.findProposed(tx, file);
        return proposal === undefined ? {} : { proposal };
      },
      carryOut: (tx, { actor, file, next }) =>
        decisions.updateReturned(tx, file.fileNumber, {
          by: actor.id,
          at: next.changedAt,
          version: next.version,
        }),
      reason: ({ reason }) => ({ reason }),
    };
    this.confirm = {
      lockBefore: async (tx) => {
        await notices.holdStill(tx);
        return [];
      },
      command: () => ({ action: 'confirm-decision' }),
      context: async (tx, file) => {
        const proposal = await decisions.findProposed(tx, file);
        return {
          ...(proposal === undefined ? {} : { proposal }),
          ...(await footing.of(tx, file)),
          unsettledAnswers: await information.countUnsettled(tx, file.fileNumber),
        };
      },
      carryOut: async (tx, { actor, file, next }) => {
        await decisions.updateConfirmed(tx, file.fileNumber, {
          by: actor.id,
          at: next.changedAt,
          version: next.version,
        });
        await noticeMaker.make(tx, next, await contents.getReferral(tx, file.fileNumber));
      },
    };
  }

  async #insert(
    tx: WriteTx,
    { actor, file, next, input, dataKey }: CarryOut<ProposeDecisionDto>,
  ): Promise<Proposal> {
    const { fileNumber, partnerId } = file;
    const decisionId = this.ids.uuid();
    const texts = input.reasons.map(({ text }) => text);
    const members = membersOf(input);
    const compared = isLikeARefusal(input.outcome);
    const proposal: Proposal = {
      ...{ decisionId, fileNumber, partnerId, round: file.round },
      outcome: input.outcome,
      pathway: input.pathway ?? null,
      reasons: input.reasons.map((reason) => ({ ...reason })),
      persons: personsDecided(file.persons, { outcome: input.outcome, members }).accepted,
      checkId: file.currentCheckId,
      repeatedText: compared
        ? flaggedReasons(await this.sentences.countRepeated(tx, { fileNumber, texts }))
        : [],
      ...{ proposedBy: actor.id, proposedAt: next.changedAt },
    };
    await this.decisions.insert(tx, proposal, dataKey);
    await this.members.write(tx, { ...file, decisionId, dataKey }, members);
    if (compared) await this.sentences.insert(tx, { decisionId, fileNumber, partnerId, texts });
    return proposal;
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
