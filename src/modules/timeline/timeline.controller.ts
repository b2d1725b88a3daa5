import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { AnswerLanguage } from '../../platform/http/answer-language.js';
import { ApiProblems } from '../../platform/http/api-problems.js';
import { type Language } from '../../platform/language/language.js';
import { ApiFileNumber } from '../case-files/dto/api-file.js';
import { TimelinePageDto, TimelineRequestQuery } from './timeline.dto.js';
import { TimelineService } from './timeline.service.js';

/** What happened to a file. */
@ApiTags('Officers: files')
@Controller('v1/files/:fileNumber/timeline')
export class TimelineController {
  constructor(private readonly timeline: TimelineService) {}

  @Get()
  @Permit('files.read')
  @ApiOperation({
    operationId: 'getTimeline',
    summary: 'Everything that happened to a file, in sentences',
    description:
      'Its changes with what was said to each, the batch that brought it, and what was found of duplicates, in English or French. With include=reads also who looked at it. It is there after the file was disposed of, then without reasons. The read is itself logged.',
  })
  @ApiFileNumber()
  @ApiOkResponse({ description: 'A page of the timeline.', type: TimelinePageDto })
  @ApiProblems('invalid-request')
  list(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Query() query: TimelineRequestQuery,
    @AnswerLanguage() language: Language,
  ): Promise<TimelinePageDto> {
    return this.timeline.list(actor, fileNumber, { ...query, language });
  }
}
