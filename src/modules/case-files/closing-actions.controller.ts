import { Body, Controller, Headers, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor } from '../../platform/http/access.js';
import { ApiProblems } from '../../platform/http/api-problems.js';
import { FileActionRoute } from './actions/api-action.js';
import { ClosingHandlers } from './actions/closing.handlers.js';
import { ReopeningHandlers } from './actions/reopening.handlers.js';
import { CloseDto, ReopenDto, WithdrawDto } from './dto/closing-actions.dto.js';
import { type ActionAnswerDto } from './dto/file-answers.dto.js';
import { FileActionsService } from './file-actions.service.js';

/** Ending files without a decision, and taking ended ones up again. */
@ApiTags('Officers and reviewers: actions')
@Controller('v1/files')
export class ClosingActionsController {
  constructor(
    private readonly actions: FileActionsService,
    private readonly closing: ClosingHandlers,
    private readonly reopening: ReopeningHandlers,
  ) {}

  @FileActionRoute('withdraw', { summary: 'Withdraw a file at the request of the person or the partner' })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: WithdrawDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.closing.withdraw, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('close', {
    summary: 'Close a file without a decision, as a duplicate among others',
    refusals: [
      ...(['closing-needs-reviewer', 'kept-file-and-reason', 'not-a-confirmed-duplicate'] as const),
      ...(['kept-file-ended', 'persons-left-out'] as const),
    ],
  })
  close(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: CloseDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.closing.close, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('reopen', {
    summary:
      'Take an ended file up again: the earlier decision stays, and its facts are checked under the law of today',
    refusals: ['other-file-not-for-you', 'no-places-to-reopen'],
  })
  @ApiProblems('gone')
  reopen(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: ReopenDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.reopening.reopen, { fileNumber, ifMatch, input });
  }
}
