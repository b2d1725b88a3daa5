import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiProblems } from '../../platform/http/api-problems.js';
import { AuditEventPageDto, ListAuditEventsQuery } from './audit-event.dto.js';
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
      'Every change, every read of personal content and every refusal of access, with the bytes that its hash is made of.',
  })
  @ApiOkResponse({ description: 'A page of events.', type: AuditEventPageDto })
  @ApiProblems('invalid-request')
  listEvents(@CurrentActor() actor: Actor, @Query() query: ListAuditEventsQuery): Promise<AuditEventPageDto> {
    return this.events.list(actor, query);
  }
}
