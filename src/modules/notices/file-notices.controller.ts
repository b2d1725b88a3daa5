import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiId } from '../../platform/http/api-id.js';
import { ApiProblems } from '../../platform/http/api-problems.js';
import { ApiFileNumber } from '../case-files/dto/api-file.js';
import { AnswerNotice, ApiNotice, type NoticeForm } from './answer-notice.js';
import { ApiNoNotice } from './api-no-notice.js';
import { NoticeQuery } from './notice.query.js';
import { NoticesService } from './notices.service.js';

/** Notices as the desk reads them. */
@ApiTags('Officers: files')
@Controller('v1/files/:fileNumber/decisions/:decisionId/notice')
export class FileNoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Get()
  @Permit('files.read')
  @ApiOperation({
    operationId: 'getDecisionNotice',
    summary: 'Read the notice of a decision',
    description:
      'As it was made when the decision was confirmed, in English or French, as plain text or as a page (Accept). The read is itself logged.',
  })
  @ApiFileNumber()
  @ApiId('decisionId', 'The decision.')
  @ApiNotice()
  @ApiNoNotice()
  @ApiProblems('invalid-request', 'gone')
  get(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Param('decisionId') decisionId: string,
    @Query() _query: NoticeQuery,
    @AnswerNotice() form: NoticeForm,
  ): Promise<string> {
    return this.notices.get(actor, fileNumber, form, decisionId);
  }
}
