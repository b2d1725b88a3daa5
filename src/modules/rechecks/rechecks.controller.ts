import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { STCA_REFUSALS } from '../../domain/stca/refusals.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { AnswerLocation } from '../../platform/http/answer-location.js';
import { ApiId } from '../../platform/http/api-id.js';
import {
  ADDRESS_PROBLEMS,
  ApiProblemList,
  ApiProblems,
  BODY_PROBLEMS,
} from '../../platform/http/api-problems.js';
import { REFUSAL_STATUS } from '../../platform/http/refusal-catalogue.js';
import { headersNamed } from '../../platform/openapi/answer-headers.js';
import { RecheckChangePageDto } from './dto/recheck-changes.dto.js';
import { ListRecheckChangesQuery, RecheckDto, RequestRecheckDto } from './dto/recheck.dto.js';
import { RechecksService } from './rechecks.service.js';

const EARLIER = STCA_REFUSALS['law-before-first-claim-day'];

/** Checking every open file again. */
@ApiTags('Managers: re-checks')
@Controller('v1/stca/rechecks')
export class RechecksController {
  constructor(private readonly rechecks: RechecksService) {}

  @Post()
  @HttpCode(202)
  @Permit('stca.recheck')
  @AnswerLocation<RecheckDto>(({ recheckId }) => `/v1/stca/rechecks/${recheckId}`)
  @ApiOperation({
    operationId: 'requestRecheck',
    summary: 'Check every open file again',
    description:
      'In the background, against the law of a day and the notices there are. Today, the default: files whose findings differ get a new check, and urgency is that of the day. Another day: a report only, nothing of a file changes. Nothing decided or closed is touched. Ask at Location how far it is.',
  })
  @ApiAcceptedResponse({
    description: 'Asked for.',
    type: RecheckDto,
    headers: headersNamed(['Location']),
  })
  @ApiProblems(...BODY_PROBLEMS)
  @ApiProblemList([{ code: 'law-before-first-claim-day', status: REFUSAL_STATUS.invalid, ...EARLIER }])
  request(@CurrentActor() actor: Actor, @Body() body: RequestRecheckDto): Promise<RecheckDto> {
    return this.rechecks.request(actor, body);
  }

  @Get(':recheckId')
  @Permit('stca.recheck.read')
  @ApiOperation({
    operationId: 'getRecheck',
    summary: 'How far a re-check is',
    description: 'Its state and its totals so far.',
  })
  @ApiId('recheckId', 'The re-check.')
  @ApiOkResponse({ description: 'The re-check.', type: RecheckDto })
  @ApiProblems(...ADDRESS_PROBLEMS)
  get(@CurrentActor() actor: Actor, @Param('recheckId') recheckId: string): Promise<RecheckDto> {
    return this.rechecks.get(actor, recheckId);
  }

  @Get(':recheckId/changes')
  @Permit('stca.recheck.read')
  @ApiOperation({
    operationId: 'listRecheckChanges',
    summary: 'Who changes, and how',
    description:
      'By file number, in codes: conclusion, each outcome and the urgency, from and to. The read is itself logged.',
  })
  @ApiId('recheckId', 'The re-check.')
  @ApiOkResponse({ description: 'A page of changed files, so far.', type: RecheckChangePageDto })
  @ApiProblems('invalid-request', ...ADDRESS_PROBLEMS)
  listChanges(
    @CurrentActor() actor: Actor,
    @Param('recheckId') recheckId: string,
    @Query() query: ListRecheckChangesQuery,
  ): Promise<RecheckChangePageDto> {
    return this.rechecks.listChanges(actor, recheckId, query);
  }
}
