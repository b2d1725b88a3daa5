import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiProblems, BODY_PROBLEMS } from '../../platform/http/api-problems.js';
import { AnswerLocation } from '../../platform/http/answer-location.js';
import { AnswerOrNothing } from '../../platform/http/answer-or-nothing.js';
import { headersNamed } from '../../platform/openapi/answer-headers.js';
import { EmptyActionDto } from '../case-files/dto/screening-actions.dto.js';
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
      'Emergencies first, then the earliest removal day, then the oldest. The file becomes yours; two officers who ask at once never get the same one. Your files are those of `GET /v1/files?assignee=` with your id, should the answer not reach you. No body is needed.',
  })
  @ApiBody({ type: EmptyActionDto, required: false })
  @ApiProblems(...BODY_PROBLEMS)
  @ApiOkResponse({
    description: 'Yours; the ETag is the file’s new version.',
    type: FileSummaryDto,
    headers: headersNamed(['Location']),
  })
  @AnswerOrNothing('No file waits for an officer.')
  @AnswerLocation<FileSummaryDto>(({ fileNumber }) => `/v1/files/${fileNumber}`)
  next(@CurrentActor() actor: Actor, @Body() _body: EmptyActionDto): Promise<FileSummaryDto | undefined> {
    return this.worklist.next(actor);
  }
}
