import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { type AnswerForm, AskedForm } from '../../platform/http/answer-form.js';
import { ApiId } from '../../platform/http/api-id.js';
import { ADDRESS_PROBLEMS, ApiProblems, BODY_PROBLEMS } from '../../platform/http/api-problems.js';
import { ApiPageOrStream } from '../../platform/openapi/page-or-stream.js';
import { DecisionLogQuery } from './decision-log-query.dto.js';
import { DecisionLogService } from './decision-log.service.js';
import { DecisionLogPageDto } from './decision-record.dto.js';
import { RevealedNameDto, RevealNameDto } from './reveal-name.dto.js';
import { RevealNameService } from './reveal-name.service.js';

/** The decision log, and the name behind one decision. */
@ApiTags('Auditors')
@Controller('v1/decision-log')
export class DecisionLogController {
  constructor(
    private readonly decisions: DecisionLogService,
    private readonly names: RevealNameService,
  ) {}

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

  @Post(':decisionId/reveal')
  @HttpCode(200)
  @Permit('decision-log.reveal')
  @ApiOperation({
    operationId: 'revealName',
    summary: 'The name behind a decision',
    description:
      'Tells who the principal applicant is, to whoever says what for and on which legal basis. Each time is an event of the file; the name is in this answer and nowhere in the log.',
  })
  @ApiId('decisionId', 'The decision.')
  @ApiOkResponse({ description: 'The name.', type: RevealedNameDto })
  @ApiProblems(...BODY_PROBLEMS, ...ADDRESS_PROBLEMS, 'gone')
  revealName(
    @CurrentActor() actor: Actor,
    @Param('decisionId') decisionId: string,
    @Body() input: RevealNameDto,
  ): Promise<RevealedNameDto> {
    return this.names.reveal(actor, decisionId, input);
  }
}
