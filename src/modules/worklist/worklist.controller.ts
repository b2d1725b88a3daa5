import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { AnswerLocation } from '../../platform/http/answer-location.js';
import { AnswerOrNothing } from '../../platform/http/answer-or-nothing.js';
import { headersNamed } from '../../platform/openapi/answer-headers.js';
import { FileSummaryDto } from '../case-files/dto/file-list-answers.dto.js';
import { WorklistService } from './worklist.service.js';

/** The files that wait for an officer. */
@ApiTags('Officers: files')
@Controller('v1/worklist')
export class WorklistController {
  constructor(private readonly worklist: WorklistService) {}

  @Post('next')
  @HttpCode(200)
  @Permit('files.screen')
  @ApiOperation({
    operationId: 'claimNextFile',
    summary: 'Take the most urgent file that waits for an officer',
    description:
      'Emergencies first, then the earliest removal day, then the oldest. The file becomes yours; two officers who ask at once never get the same one. Your files are those of `GET /v1/files?assignee=` with your id, should the answer not reach you. No body.',
  })
  @ApiOkResponse({
    description: 'Yours; the ETag is the file’s new version.',
    type: FileSummaryDto,
    headers: headersNamed(['Location']),
  })
  @AnswerOrNothing('No file waits for an officer.')
  @AnswerLocation<FileSummaryDto>(({ fileNumber }) => `/v1/files/${fileNumber}`)
  next(@CurrentActor() actor: Actor): Promise<FileSummaryDto | undefined> {
    return this.worklist.next(actor);
  }
}
