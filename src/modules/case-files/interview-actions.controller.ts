import { Body, Controller, Headers, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { type CaseFileRefusalCode } from '../../domain/case-file/refusals.js';
import { CurrentActor } from '../../platform/http/access.js';
import { FileActionRoute } from './actions/api-action.js';
import { InterviewHandlers } from './actions/interview.handlers.js';
import { type ActionAnswerDto } from './dto/file-answers.dto.js';
import {
  InterviewReasonDto,
  RecordInterviewDto,
  RecordNoShowDto,
  RescheduleInterviewDto,
  ScheduleInterviewDto,
} from './dto/interview-actions.dto.js';
import { FileActionsService } from './file-actions.service.js';

/** Why an interview cannot be booked. */
const BOOKING_REFUSALS: readonly CaseFileRefusalCode[] = [
  'time-zone-not-known',
  'interview-in-the-past',
  'interview-ends-before-it-starts',
  'interview-length',
  'interview-too-far-ahead',
  'not-an-active-officer',
  'assignee-has-conflict',
  'interpreter-not-known',
  'interpreter-has-conflict',
  'interpreter-not-active',
  'interpreter-without-language',
  'interpreter-without-dialect',
  'interpreter-of-other-gender',
  'officer-not-free',
  'interpreter-not-free',
  'applicant-not-free',
];

/** Booking interviews, moving and recording them, and doing without. */
@ApiTags('Officers and reviewers: actions')
@Controller('v1/files')
export class InterviewActionsController {
  constructor(
    private readonly actions: FileActionsService,
    private readonly interviews: InterviewHandlers,
  ) {}

  @FileActionRoute('schedule-interview', {
    summary: 'Book an interview',
    refusals: BOOKING_REFUSALS,
  })
  scheduleInterview(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: ScheduleInterviewDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.interviews.schedule, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('reschedule-interview', {
    summary: 'Move an interview; the old appointment is kept as superseded',
    refusals: BOOKING_REFUSALS,
  })
  rescheduleInterview(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: RescheduleInterviewDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.interviews.reschedule, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('cancel-interview', { summary: 'Call an interview off' })
  cancelInterview(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: InterviewReasonDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.interviews.cancel, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('record-no-show', {
    summary: 'Record that somebody did not come to an interview',
    refusals: ['interview-not-begun'],
  })
  recordNoShow(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: RecordNoShowDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.interviews.noShow, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('record-interview', {
    summary: 'Record the interview you held',
    refusals: [
      'not-the-interviewing-officer',
      'interview-not-over',
      'interview-ends-before-it-starts',
      'claimant-did-not-attend',
    ],
  })
  recordInterview(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: RecordInterviewDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.interviews.record, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('waive-interview', {
    summary: 'Go on without an interview, for somebody who cannot be interviewed in time',
  })
  waiveInterview(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: InterviewReasonDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.interviews.waive, { fileNumber, ifMatch, input });
  }
}
