import { Body, Controller, Headers, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor } from '../../platform/http/access.js';
import { FileActionRoute } from './actions/api-action.js';
import { DecisionHandlers } from './actions/decision.handlers.js';
import { ProposeDecisionDto } from './dto/decision-actions.dto.js';
import { type ActionAnswerDto } from './dto/file-answers.dto.js';
import { EmptyActionDto } from './dto/screening-actions.dto.js';
import { FileActionsService } from './file-actions.service.js';

/** Proposing decisions and confirming them. */
@ApiTags('Officers and reviewers: actions')
@Controller('v1/files')
export class DecisionActionsController {
  constructor(
    private readonly actions: FileActionsService,
    private readonly decisions: DecisionHandlers,
  ) {}

  @FileActionRoute('propose-decision', {
    summary: 'Propose a decision; it has no effect until another person confirms it',
    refusals: ['check-not-current', 'pathway-and-outcome', 'reason-not-tied-to-facts', 'members-cannot-part'],
  })
  proposeDecision(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: ProposeDecisionDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.decisions.propose, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('confirm-decision', {
    summary: 'Confirm a decision that somebody else proposed',
    refusals: ['confirmer-is-proposer', 'check-changed-since-proposal', 'no-open-proposal'],
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
