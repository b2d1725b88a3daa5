import { applyDecorators, Body, Controller, Get, Header, Headers, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CASE_FILE_REFUSALS, type CaseFileRefusalCode } from '../../domain/case-file/refusals.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiId } from '../../platform/http/api-id.js';
import {
  ADDRESS_PROBLEMS,
  ApiProblemList,
  ApiProblems,
  BODY_PROBLEMS,
} from '../../platform/http/api-problems.js';
import { ApiIfMatch } from '../../platform/http/etag.js';
import { REFUSAL_STATUS } from '../../platform/http/refusal-catalogue.js';
import { ANY_TEXT } from '../../platform/openapi/forms.js';
import { ActionAnswerDto } from '../case-files/dto/file-answers.dto.js';
import { InterviewPageDto } from '../interviews/interview-summary.dto.js';
import { OpenedInterviewDto } from '../interviews/interview.dto.js';
import { AddToInterviewDto, ListInterviewsQuery } from './interview-requests.dto.js';
import { InterviewDiaryService } from './interview-diary.service.js';

const CALENDAR_EXAMPLE = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';

/** The diary of interviews. */
@ApiTags('Officers: interviews')
@Controller('v1/interviews')
export class InterviewDiaryController {
  constructor(private readonly interviews: InterviewDiaryService) {}

  @Get()
  @Permit('interviews.read')
  @ApiOperation({
    operationId: 'listInterviews',
    summary: 'List interviews by when they begin',
    description:
      'Of every officer or of one. Codes only: places and records are read one by one. The read is itself logged.',
  })
  @ApiOkResponse({ description: 'A page of appointments.', type: InterviewPageDto })
  @ApiProblems('invalid-request')
  list(@CurrentActor() actor: Actor, @Query() query: ListInterviewsQuery): Promise<InterviewPageDto> {
    return this.interviews.list(actor, query);
  }

  @Get(':interviewId')
  @Permit('interviews.read')
  @ApiOperation({
    operationId: 'getInterview',
    summary: 'Read an interview',
    description:
      'When and where it is, what became of it, its record and what was added to the record. The read is itself logged.',
  })
  @ApiInterviewId()
  @ApiOkResponse({
    description: 'The interview; its ETag is that of its file.',
    type: OpenedInterviewDto,
  })
  get(@CurrentActor() actor: Actor, @Param('interviewId') interviewId: string): Promise<OpenedInterviewDto> {
    return this.interviews.get(actor, interviewId);
  }

  @Get(':interviewId.ics')
  @Permit('interviews.read')
  @Header('content-type', 'text/calendar; charset=utf-8; method=PUBLISH; component=VEVENT')
  @Header('content-disposition', 'attachment; filename="interview.ics"')
  @ApiOperation({
    operationId: 'getInterviewCalendarEntry',
    summary: 'Get an interview for a calendar',
    description:
      'iCalendar (RFC 5545) with instants in UTC. One that was moved is told as it is now, under the same UID. It names the file and the place, and no person. The read is itself logged.',
  })
  @ApiInterviewId()
  @ApiOkResponse({
    description: 'The appointment.',
    content: {
      'text/calendar': {
        schema: { type: 'string', maxLength: 10_000, pattern: ANY_TEXT, example: CALENDAR_EXAMPLE },
      },
    },
  })
  getCalendarEntry(@CurrentActor() actor: Actor, @Param('interviewId') interviewId: string): Promise<string> {
    return this.interviews.getCalendarEntry(actor, interviewId);
  }

  @Post(':interviewId/additions')
  @Permit('interviews.record')
  @ApiOperation({
    operationId: 'addToInterview',
    summary: 'Add to the record of an interview',
    description:
      'A correction, or what was left out. The record stays as it is, and the addition stands after it with who and when.',
  })
  @ApiInterviewId()
  @ApiIfMatch()
  @ApiProblems(...BODY_PROBLEMS)
  @ApiProblemList(told('nothing-more-possible', 'interview-not-recorded'))
  @ApiCreatedResponse({ description: 'Added; the ETag is the file’s new version.', type: ActionAnswerDto })
  add(
    @CurrentActor() actor: Actor,
    @Param('interviewId') interviewId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { text }: AddToInterviewDto,
  ): Promise<ActionAnswerDto> {
    return this.interviews.add(actor, { interviewId, ifMatch, text });
  }
}

function ApiInterviewId(): MethodDecorator {
  return applyDecorators(ApiId('interviewId', 'The interview.'), ApiProblems(...ADDRESS_PROBLEMS, 'gone'));
}

function told(...codes: readonly CaseFileRefusalCode[]): Parameters<typeof ApiProblemList>[0] {
  return codes.map((code) => ({
    code,
    ...CASE_FILE_REFUSALS[code],
    status: REFUSAL_STATUS[CASE_FILE_REFUSALS[code].kind],
  }));
}
