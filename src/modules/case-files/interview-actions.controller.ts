import { Body, Controller, Headers, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor } from '../../platform/http/access.js';
import { FileActionRoute } from './actions/api-action.js';
import { InterviewHandlers } from './actions/interview.handlers.js';
import { type ActionAnswerDto } from './dto/file-answers.dto.js';
import { RecordInterviewDto, ScheduleInterviewDto } from './dto/interview-actions.dto.js';
import { FileActionsService } from './file-actions.service.js';

/** Booking interviews and recording them. */
@ApiTags('Officers and reviewers: actions')
@Controller('v1/files')
export class InterviewActionsController {
  constructor(
    private readonly actions: FileActionsService,
    private readonly interviews: InterviewHandlers,
  ) {}

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
}
