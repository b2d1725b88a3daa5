import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { type AnswerForm, AskedForm } from '../../platform/http/answer-form.js';
import { ApiProblems } from '../../platform/http/api-problems.js';
import { ApiPageOrStream } from '../../platform/openapi/page-or-stream.js';
import { DecisionLogQuery } from './decision-log-query.dto.js';
import { DecisionLogService } from './decision-log.service.js';
import { DecisionLogPageDto } from './decision-record.dto.js';

/** The decision log, and the name behind one decision. */
@ApiTags('Auditors')
@Controller('v1/decision-log')
export class DecisionLogController {
  constructor(private readonly decisions: DecisionLogService) {}

  @Get()
  @Permit('decision-log.read')
  @ApiOperation({
    operationId: 'listDecisions',
    summary: 'Pull the decision log',
    description:
      'Who decided what, on which law and facts, who confirmed it, and what came after. Pseudonyms only; the pull itself is logged, with what it was narrowed to. Accept says the form: pages of JSON, or everything as NDJSON or CSV, whose last line carries the count.',
  })
  @ApiPageOrStream(DecisionLogPageDto, 'A page of decisions, or all of them as lines.', {
    'application/x-ndjson': '{"end":true,"count":0}\n',
    'text/csv': 'line,decisionId,fileNumber\r\nend,0,\r\n',
  })
  @ApiProblems('invalid-request')
  listDecisions(
    @CurrentActor() actor: Actor,
    @Query() query: DecisionLogQuery,
    @AskedForm(['application/json', 'application/x-ndjson', 'text/csv']) form: AnswerForm,
  ): Promise<DecisionLogPageDto | StreamableFile> {
    return this.decisions.pull(actor, query, form);
  }
}
