import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../../domain/access.js';
import { AUDIT_REFUSALS } from '../../../domain/audit/refusals.js';
import { CurrentActor, Permit } from '../../../platform/http/access.js';
import { ApiId } from '../../../platform/http/api-id.js';
import {
  ADDRESS_PROBLEMS,
  ApiProblemList,
  ApiProblems,
  BODY_PROBLEMS,
} from '../../../platform/http/api-problems.js';
import { REFUSAL_STATUS } from '../../../platform/http/refusal-catalogue.js';
import { RedactDto, RedactionDto } from './redaction.dto.js';
import { RedactionsService } from './redactions.service.js';

/** Taking disclosures out of the log. */
@ApiTags('Administrators')
@Controller('v1/audit/events/:eventId/redactions')
export class RedactionsController {
  constructor(private readonly redactions: RedactionsService) {}

  @Post()
  @HttpCode(200)
  @Permit('audit.redact')
  @ApiOperation({
    operationId: 'redactAuditEvent',
    summary: 'Take what an event discloses out of the log',
    description:
      'Deletes disclosures for good; the leaf keeps their digests, so every proof still holds. An event of its own says which were taken out, on which basis and why, and without it neither the database nor a verifier takes their absence.',
  })
  @ApiId('eventId', 'The event.')
  @ApiOkResponse({ description: 'Taken out.', type: RedactionDto })
  @ApiProblems(...BODY_PROBLEMS, ...ADDRESS_PROBLEMS)
  @ApiProblemList(
    Object.entries(AUDIT_REFUSALS).map(([code, refusal]) => ({
      code,
      status: REFUSAL_STATUS[refusal.kind],
      ...refusal,
    })),
  )
  redact(
    @CurrentActor() actor: Actor,
    @Param('eventId') eventId: string,
    @Body() input: RedactDto,
  ): Promise<RedactionDto> {
    return this.redactions.redact(actor, eventId, input);
  }
}
