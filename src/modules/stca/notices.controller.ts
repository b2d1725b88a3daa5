import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiProblems, BODY_PROBLEMS } from '../../platform/http/api-problems.js';
import { AddNoticeDto, ListNoticesQuery, NoticeDto, NoticePageDto } from './dto/notice.dto.js';
import { NoticesService } from './notices.service.js';

/** Notices under IRPR 159.7. */
@ApiTags('Officers: law')
@Controller('v1/stca/notices')
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Post()
  @Permit('stca.notices.write')
  @ApiOperation({
    operationId: 'addNotice',
    summary: 'Record a notice under IRPR 159.7',
    description:
      'A suspension, a partial suspension, a renewal or a termination, with its Gazette reference. Every check from then on stands on it; run a re-check to see which open files change. It is never changed or removed.',
  })
  @ApiCreatedResponse({ description: 'The notice, with the days it runs.', type: NoticeDto })
  @ApiProblems(...BODY_PROBLEMS)
  add(@CurrentActor() actor: Actor, @Body() body: AddNoticeDto): Promise<NoticeDto> {
    return this.notices.add(actor, body);
  }

  @Get()
  @Permit('stca.law.read')
  @ApiOperation({
    operationId: 'listNotices',
    summary: 'List notices under IRPR 159.7',
    description: 'Every notice there is, with the days it runs and who recorded it.',
  })
  @ApiOkResponse({ description: 'A page of notices.', type: NoticePageDto })
  @ApiProblems('invalid-request')
  list(@CurrentActor() actor: Actor, @Query() query: ListNoticesQuery): Promise<NoticePageDto> {
    return this.notices.list(actor, query);
  }
}
