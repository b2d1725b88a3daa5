import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiProblems } from '../../platform/http/api-problems.js';
import { ApiFileNumber } from '../case-files/dto/api-file.js';
import { AnswerNotice, ApiNotice, type NoticeForm } from './answer-notice.js';
import { ApiNoNotice } from './api-no-notice.js';
import { NoticeQuery } from './notice.query.js';
import { NoticesService } from './notices.service.js';

/** Notices as the partner reads them that referred the file. */
@ApiTags('Partners: referrals')
@Controller('v1/referrals/:fileNumber/notice')
export class ReferralNoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Get()
  @Permit('referrals.read')
  @ApiOperation({
    operationId: 'getReferralNotice',
    summary: 'Read the notice of the decision on one of your referrals',
    description:
      'Of its newest confirmed decision, as it was made then, in English or French, as plain text or as a page (Accept): hand it on to the person. The read is itself logged.',
  })
  @ApiFileNumber()
  @ApiNotice()
  @ApiNoNotice()
  @ApiProblems('invalid-request', 'gone')
  get(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Query() _query: NoticeQuery,
    @AnswerNotice() form: NoticeForm,
  ): Promise<string> {
    return this.notices.get(actor, fileNumber, form);
  }
}
