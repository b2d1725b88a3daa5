import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { type AnswerForm, AskedForm } from '../../platform/http/answer-form.js';
import { ApiId } from '../../platform/http/api-id.js';
import { ADDRESS_PROBLEMS, ApiProblems } from '../../platform/http/api-problems.js';
import { ApiPageOrStream } from '../../platform/openapi/page-or-stream.js';
import { AuditEventDto, AuditEventPageDto, ListAuditEventsQuery } from './audit-event.dto.js';
import { AuditEventsService } from './audit-events.service.js';

/** What auditors pull. */
@ApiTags('Auditors')
@Controller('v1')
export class AuditController {
  constructor(private readonly events: AuditEventsService) {}

  @Get('audit/events')
  @Permit('audit.read')
  @ApiOperation({
    operationId: 'listAuditEvents',
    summary: 'Read the audit log',
    description:
      'Every change, every read of personal content and every refusal of access, with the bytes that its hash is made of. Accept says the form: pages of JSON, or everything as NDJSON, whose last line carries the count.',
  })
  @ApiPageOrStream(AuditEventPageDto, 'A page of events, or all of them as lines.', {
    'application/x-ndjson': '{"end":true,"count":0}\n',
  })
  @ApiProblems('invalid-request')
  listEvents(
    @CurrentActor() actor: Actor,
    @Query() query: ListAuditEventsQuery,
    @AskedForm(['application/json', 'application/x-ndjson']) form: AnswerForm,
  ): Promise<AuditEventPageDto | StreamableFile> {
    return this.events.list(actor, query, form);
  }

  @Get('audit/events/:eventId')
  @Permit('audit.read')
  @ApiOperation({
    operationId: 'getAuditEvent',
    summary: 'Read one event',
    description:
      'With the bytes that its hash is made of, and its place in the tree. The read is itself logged.',
  })
  @ApiId('eventId', 'The event.')
  @ApiOkResponse({ description: 'The event.', type: AuditEventDto })
  @ApiProblems(...ADDRESS_PROBLEMS)
  getEvent(@CurrentActor() actor: Actor, @Param('eventId') eventId: string): Promise<AuditEventDto> {
    return this.events.get(actor, eventId);
  }
}
