import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { AnswerLocation } from '../../platform/http/answer-location.js';
import { ApiId } from '../../platform/http/api-id.js';
import { ADDRESS_PROBLEMS, ApiProblems, BODY_PROBLEMS } from '../../platform/http/api-problems.js';
import { ApiIfMatch } from '../../platform/http/etag.js';
import { ApiFileNumber } from '../case-files/dto/api-file.js';
import { ApiFileRefusals } from '../case-files/dto/api-file-refusals.js';
import {
  BreakGlassDto,
  GlassBreakDto,
  GlassBreakPageDto,
  GlassBreakWithWordsDto,
  ListGlassBreaksQuery,
  ReviewGlassBreakDto,
} from './break-glass.dto.js';
import { BreakGlassService } from './break-glass.service.js';

/** Reading another officer’s file where it cannot wait, and the review of it. */
@ApiTags('Files: assignment')
@Controller('v1')
export class BreakGlassController {
  constructor(private readonly glass: BreakGlassService) {}

  @Post('files/:fileNumber/break-glass')
  @Permit('files.break-glass')
  @ApiOperation({
    operationId: 'breakGlass',
    summary: 'Read another officer’s file for three hours, with a reason',
    description:
      'From the answer on you read the whole file, and can take the actions that stand on its content, for three hours exactly. The file and its ETag stay as they are. It is logged, and a manager reviews it afterwards.',
  })
  @ApiFileNumber()
  @AnswerLocation<GlassBreakDto>(({ breakId }) => `/v1/break-glass/${breakId}`)
  @ApiCreatedResponse({
    description: 'Broken; its Location is for the manager who reviews it.',
    type: GlassBreakDto,
  })
  @ApiProblems(...BODY_PROBLEMS, 'gone')
  @ApiFileRefusals('glass-not-needed')
  break(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Body() { reason }: BreakGlassDto,
  ): Promise<GlassBreakDto> {
    return this.glass.break(actor, fileNumber, reason);
  }

  @Get('break-glass')
  @Permit('break-glass.review')
  @ApiOperation({
    operationId: 'listGlassBreaks',
    summary: 'Which officers looked into files of others',
    description: 'In codes, the earliest first; with reviewed=false those that wait for a review.',
  })
  @ApiOkResponse({ description: 'A page of breaks.', type: GlassBreakPageDto })
  @ApiProblems('invalid-request')
  list(@CurrentActor() actor: Actor, @Query() query: ListGlassBreaksQuery): Promise<GlassBreakPageDto> {
    return this.glass.list(actor, query);
  }

  @Get('break-glass/:breakId')
  @Permit('break-glass.review')
  @ApiOperation({
    operationId: 'getGlassBreak',
    summary: 'Why an officer looked into another’s file',
    description: 'With the reason given and the review, if there was one. The read is itself logged.',
  })
  @ApiId('breakId', 'The break.')
  @ApiOkResponse({
    description: 'The break; its ETag is what the review needs.',
    type: GlassBreakWithWordsDto,
  })
  @ApiProblems(...ADDRESS_PROBLEMS)
  get(@CurrentActor() actor: Actor, @Param('breakId') breakId: string): Promise<GlassBreakWithWordsDto> {
    return this.glass.get(actor, breakId);
  }

  @Post('break-glass/:breakId/review')
  @HttpCode(200)
  @Permit('break-glass.review')
  @ApiOperation({
    operationId: 'reviewGlassBreak',
    summary: 'Say whether there was reason enough',
    description: 'Once, and never by the person who broke the glass. What was found stays.',
  })
  @ApiId('breakId', 'The break.')
  @ApiIfMatch()
  @ApiOkResponse({ description: 'Reviewed; the ETag is the new version.', type: GlassBreakDto })
  @ApiProblems(...ADDRESS_PROBLEMS, ...BODY_PROBLEMS, 'gone')
  @ApiFileRefusals('own-glass-break', 'glass-break-reviewed')
  review(
    @CurrentActor() actor: Actor,
    @Param('breakId') breakId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: ReviewGlassBreakDto,
  ): Promise<GlassBreakDto> {
    return this.glass.review(actor, { breakId, ifMatch, input });
  }
}
