import { Body, Controller, Headers, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor } from '../../platform/http/access.js';
import { FileActionRoute } from './actions/api-action.js';
import { DecisionHandlers } from './actions/decision.handlers.js';
import { ProposeDecisionDto, ReturnProposalDto } from './dto/decision-actions.dto.js';
import { type ActionAnswerDto } from './dto/file-answers.dto.js';
import { EmptyActionDto } from './dto/screening-actions.dto.js';
import { FileActionsService } from './file-actions.service.js';

/** Proposing decisions, returning proposals and confirming them. */
@ApiTags('Officers and reviewers: actions')
@Controller('v1/files')
export class DecisionActionsController {
  constructor(
    private readonly actions: FileActionsService,
    private readonly decisions: DecisionHandlers,
  ) {}

  @FileActionRoute('propose-decision', {
    summary: 'Propose a decision; it has no effect until another person confirms it',
    refusals: [
      ...(['check-not-current', 'check-overtaken', 'pathway-and-outcome'] as const),
      ...(['reason-not-tied-to-facts', 'reasons-not-sound', 'members-cannot-part'] as const),
    ],
  })
  proposeDecision(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: ProposeDecisionDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.decisions.propose, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('return-proposal', {
    summary: 'Return a proposal to the officer; a new one can be made',
    refusals: ['confirmer-is-proposer', 'no-open-proposal'],
  })
  returnProposal(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: ReturnProposalDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.decisions.return, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('confirm-decision', {
    summary: 'Confirm a decision that somebody else proposed',
    refusals: [
      ...(['confirmer-is-proposer', 'check-changed-since-proposal', 'check-overtaken'] as const),
      ...(['answers-not-settled', 'no-open-proposal'] as const),
    ],
  })
  confirmDecision(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: EmptyActionDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.decisions.confirm, { fileNumber, ifMatch, input });
  }
}
