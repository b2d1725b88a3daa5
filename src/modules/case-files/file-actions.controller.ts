import { Body, Controller, Headers, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor } from '../../platform/http/access.js';
import { FileActionRoute } from './actions/api-action.js';
import { DecisionHandlers } from './actions/decision.handlers.js';
import { InformationHandlers } from './actions/information.handlers.js';
import { InterviewHandlers } from './actions/interview.handlers.js';
import { ScreeningHandlers } from './actions/screening.handlers.js';
import { ProposeDecisionDto } from './dto/decision-actions.dto.js';
import { type ActionAnswerDto } from './dto/file-answers.dto.js';
import { RequestInformationDto, SupplyInformationDto } from './dto/information-actions.dto.js';
import { RecordInterviewDto, ScheduleInterviewDto } from './dto/interview-actions.dto.js';
import { ClearForInterviewDto, EmptyActionDto, WithdrawDto } from './dto/screening-actions.dto.js';
import { FileActionsService } from './file-actions.service.js';

/** Moving a file: one route for each line of the table of transitions. */
@ApiTags('Officers and reviewers: actions')
@Controller('v1/files')
export class FileActionsController {
  constructor(
    private readonly actions: FileActionsService,
    private readonly screening: ScreeningHandlers,
    private readonly information: InformationHandlers,
    private readonly interviews: InterviewHandlers,
    private readonly decisions: DecisionHandlers,
  ) {}

  @FileActionRoute('start-screening', { summary: 'Start screening; the file becomes yours' })
  startScreening(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: EmptyActionDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.screening.start, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('request-information', {
    summary: 'Ask the partner questions',
    refusals: ['due-day-past'],
  })
  requestInformation(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: RequestInformationDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.information.request, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('supply-information', {
    summary: 'Put down answers that the partner gave in another way',
    refusals: ['answers-incomplete'],
  })
  supplyInformation(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: SupplyInformationDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.information.supply, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('clear-for-interview', {
    summary: 'Finish screening and acknowledge the STCA check',
    refusals: ['check-not-current', 'duplicates-open'],
  })
  clearForInterview(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: ClearForInterviewDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.screening.clear, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('schedule-interview', {
    summary: 'Book an interview that you will hold',
    refusals: ['officer-not-free', 'interview-in-the-past', 'interview-ends-before-it-starts'],
  })
  scheduleInterview(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: ScheduleInterviewDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.interviews.schedule, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('record-interview', {
    summary: 'Record the interview you held',
    refusals: ['not-the-interviewing-officer', 'interview-not-over', 'interview-ends-before-it-starts'],
  })
  recordInterview(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: RecordInterviewDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.interviews.record, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('propose-decision', {
    summary: 'Propose a decision; it has no effect until another person confirms it',
    refusals: ['check-not-current', 'pathway-and-outcome', 'reason-not-tied-to-facts'],
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

  @FileActionRoute('withdraw', { summary: 'Withdraw a file at the request of the person or the partner' })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: WithdrawDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.screening.withdraw, { fileNumber, ifMatch, input });
  }
}
