import { Injectable } from '@nestjs/common';
import { type DecisionReason } from '../../../domain/case-file/commands.js';
import { flaggedReasons, isLikeARefusal } from '../../../domain/decisions/repeated-text.js';
import { type MemberDecision } from '../../../domain/family/member-decision.js';
import { personsDecided } from '../../../domain/family/persons-decided.js';
import { type WriteTx } from '../../../platform/database/tx.js';
import { Ids } from '../../../platform/ids.js';
import { NoticeMaker } from '../../decision-notices/notice.maker.js';
import { type Proposal } from '../../decisions/decision.js';
import { DecisionMemberStore } from '../../decisions/decision-member.store.js';
import { DecisionSentencesStore } from '../../decisions/decision-sentences.store.js';
import { DecisionStore } from '../../decisions/decision.store.js';
import { InformationStore } from '../../information/information.store.js';
import { NoticeStore } from '../../stca/notice.store.js';
import { StcaCheckStore } from '../../stca/stca-check.store.js';
import { ContentStore } from '../content.store.js';
import { DecisionFooting } from '../decision-footing.js';
import {
  type DecisionReasonDto,
  type ProposeDecisionDto,
  type ReturnProposalDto,
} from '../dto/decision-actions.dto.js';
import { type EmptyActionDto } from '../dto/screening-actions.dto.js';
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
    private readonly members: DecisionMemberStore,
    private readonly ids: Ids,
    private readonly checks: StcaCheckStore,
    information: InformationStore,
    notices: NoticeStore,
    footing: DecisionFooting,
    contents: ContentStore,
    noticeMaker: NoticeMaker,
  ) {
    const holdNotices = async (tx: WriteTx): Promise<readonly string[]> => {
      await notices.holdStill(tx);
      return [];
    };
    this.propose = {
      lockBefore: holdNotices,
      command: (input) => ({
        action: 'propose-decision',
        outcome: input.outcome,
        pathway: input.pathway ?? null,
        reasons: reasonsOf(input.reasons),
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
      lockBefore: holdNotices,
      command: () => ({ action: 'confirm-decision' }),
      context: async (tx, file) => {
        const proposal = await decisions.findProposed(tx, file);
        return {
          ...(proposal === undefined
            ? {}
            : { proposal, changedSinceProposal: await footing.changedSince(tx, file, proposal) }),
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
      reasons: reasonsOf(input.reasons),
      persons: personsDecided(file.persons, { outcome: input.outcome, members }).accepted,
      checkId: file.currentCheckId,
      repeatedText: compared
        ? flaggedReasons(await this.sentences.countRepeated(tx, { fileNumber, texts }))
        : [],
      ...{ proposedBy: actor.id, proposedAt: next.changedAt },
    };
    const { result } = await this.checks.get(tx, file.currentCheckId, dataKey);
    await this.decisions.insert(tx, proposal, { version: next.version, checkBasis: result.basis }, dataKey);
    await this.members.insert(tx, { decisionId, fileNumber, partnerId }, members, dataKey);
    if (compared) await this.sentences.insert(tx, { decisionId, fileNumber, partnerId, texts });
    return proposal;
  }
}

function membersOf({ members }: ProposeDecisionDto): readonly MemberDecision[] {
  return (members ?? []).map(({ index, outcome, pathway = null, reasons }) => ({
    ...{ index, outcome, pathway },
    reasons: reasonsOf(reasons),
  }));
}

function reasonsOf(reasons: readonly DecisionReasonDto[]): readonly DecisionReason[] {
  return reasons.map(({ provision, fact, text, language, translation }) => ({
    ...(provision ? { provision } : {}),
    ...(fact ? { fact } : {}),
    text,
    ...(language ? { language } : {}),
    ...(translation ? { translation } : {}),
  }));
}
