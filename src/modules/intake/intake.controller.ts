import { Controller, Get, Headers, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { AnswerLanguage } from '../../platform/http/answer-language.js';
import { AnswerRetryAfter } from '../../platform/http/answer-retry-after.js';
import { ApiId } from '../../platform/http/api-id.js';
import { ADDRESS_PROBLEMS, ApiProblems } from '../../platform/http/api-problems.js';
import { type KeyedAnswer, KeyedAnswerInterceptor } from '../../platform/http/keyed-answer.js';
import { Unread, type UnreadBody } from '../../platform/http/unread-body.js';
import { headersNamed } from '../../platform/openapi/answer-headers.js';
import { type Language } from '../../platform/language/language.js';
import { ApiSubmitBatch } from './api-submit-batch.js';
import { BatchesService } from './batches.service.js';
import { BatchDto, BatchPageDto } from './dto/batch-answers.dto.js';
import { ListBatchesQuery, ListRowsQuery, SubmitBatchQuery } from './dto/batch.queries.js';
import { RowPageDto } from './dto/row-answers.dto.js';
import { IntakeService } from './intake.service.js';

/** Sending referrals, and what became of them. */
@ApiTags('Partners: batches')
@Controller('v1/referral-batches')
export class IntakeController {
  constructor(
    private readonly intake: IntakeService,
    private readonly batches: BatchesService,
  ) {}

  @Post()
  @RouteConfig({ rawBody: 'stream' })
  @UseInterceptors(KeyedAnswerInterceptor)
  @Permit('batches.submit')
  @ApiSubmitBatch()
  submit(
    @CurrentActor() actor: Actor,
    @Query() query: SubmitBatchQuery,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('prefer') prefer: string | undefined,
    @AnswerLanguage() language: Language,
    @Unread() body: UnreadBody,
  ): Promise<KeyedAnswer> {
    return this.intake.submit(actor, { query, key, prefer, language, body });
  }

  @Get()
  @Permit('batches.read')
  @ApiOperation({
    operationId: 'listBatches',
    summary: 'List batches',
    description: 'The newest first. A partner sees its own, an officer all.',
  })
  @ApiOkResponse({ description: 'A page of batches.', type: BatchPageDto })
  @ApiProblems('invalid-request')
  list(
    @CurrentActor() actor: Actor,
    @Query() query: ListBatchesQuery,
    @AnswerLanguage() language: Language,
  ): Promise<BatchPageDto> {
    return this.batches.list(actor, query, language);
  }

  @Get(':batchId')
  @Permit('batches.read')
  @ApiOperation({
    operationId: 'getBatch',
    summary: 'Read what became of a batch',
    description:
      'Its state and the counts. While the batch waits or is worked on, how far that is, and in Retry-After when to ask again. Another partner’s batch is not found, the same as none.',
  })
  @AnswerRetryAfter<BatchDto>(({ progress }) => (progress === undefined ? undefined : 1))
  @ApiId('batchId', 'The batch.')
  @ApiOkResponse({ description: 'The batch.', type: BatchDto, headers: headersNamed(['Retry-After']) })
  @ApiProblems(...ADDRESS_PROBLEMS)
  get(
    @CurrentActor() actor: Actor,
    @Param('batchId') batchId: string,
    @AnswerLanguage() language: Language,
  ): Promise<BatchDto> {
    return this.batches.get(actor, batchId, language);
  }

  @Get(':batchId/rows')
  @Permit('batches.read')
  @ApiOperation({
    operationId: 'listBatchRows',
    summary: 'List the rows of a batch',
    description:
      'Each with its file number, or with every fault by pointer; in the order sent. None until the batch has ended.',
  })
  @ApiId('batchId', 'The batch.')
  @ApiOkResponse({ description: 'A page of rows.', type: RowPageDto })
  @ApiProblems('invalid-request', ...ADDRESS_PROBLEMS)
  listRows(
    @CurrentActor() actor: Actor,
    @Param('batchId') batchId: string,
    @Query() query: ListRowsQuery,
    @AnswerLanguage() language: Language,
  ): Promise<RowPageDto> {
    return this.batches.listRows(actor, batchId, query, language);
  }
}
