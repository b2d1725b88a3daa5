import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiId } from '../../platform/http/api-id.js';
import { ApiProblems } from '../../platform/http/api-problems.js';
import { FileInformationDto } from '../information/information.dto.js';
import { ApiCheckWork } from './dto/api-check-work.js';
import { ApiFileNumber } from './dto/api-file.js';
import { ApiFileRefusals } from './dto/api-file-refusals.js';
import { ActionAnswerDto } from './dto/file-answers.dto.js';
import { SettleAnswerDto } from './dto/information-actions.dto.js';
import { FileInformationService } from './file-information.service.js';

/** What was asked of a partner about a file, and what it answered. */
@ApiTags('Officers: files')
@Controller('v1/files')
export class FileInformationController {
  constructor(private readonly information: FileInformationService) {}

  @Get(':fileNumber/information')
  @Permit('files.read')
  @ApiOperation({
    operationId: 'getFileInformation',
    summary: 'Read what the partner was asked and what it answered',
    description:
      'Every request with its questions, answers and what became of them. The read is itself logged.',
  })
  @ApiFileNumber()
  @ApiOkResponse({ description: 'Requests, the earliest first.', type: FileInformationDto })
  @ApiProblems('gone')
  @ApiFileRefusals('content-withheld')
  get(@CurrentActor() actor: Actor, @Param('fileNumber') fileNumber: string): Promise<FileInformationDto> {
    return this.information.get(actor, fileNumber);
  }

  @Post(':fileNumber/information/:questionId/accept')
  @HttpCode(200)
  @Permit('files.amend-facts')
  @ApiOperation({
    operationId: 'acceptAnswer',
    summary: 'Accept an answer of the partner',
    description:
      'A value that the answer gives is put into the facts of the file, the old value is kept, and a new STCA check follows, as with amended facts. Words alone are taken note of.',
  })
  @ApiId('questionId', 'The question.')
  @ApiCheckWork('content-withheld', 'nothing-more-possible', 'no-answer-to-settle', 'answer-does-not-fit')
  @ApiOkResponse({ description: 'Done; the ETag is the file’s new version.', type: ActionAnswerDto })
  accept(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Param('questionId') questionId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { reason }: SettleAnswerDto,
  ): Promise<ActionAnswerDto> {
    return this.information.accept(actor, { fileNumber, questionId, ifMatch, reason });
  }

  @Post(':fileNumber/information/:questionId/decline')
  @HttpCode(200)
  @Permit('files.amend-facts')
  @ApiOperation({
    operationId: 'declineAnswer',
    summary: 'Decline an answer of the partner',
    description: 'The facts stay as they are; the answer and the reason are kept.',
  })
  @ApiId('questionId', 'The question.')
  @ApiCheckWork('content-withheld', 'nothing-more-possible', 'no-answer-to-settle')
  @ApiOkResponse({ description: 'Done; the ETag is the file’s new version.', type: ActionAnswerDto })
  decline(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Param('questionId') questionId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { reason }: SettleAnswerDto,
  ): Promise<ActionAnswerDto> {
    return this.information.decline(actor, { fileNumber, questionId, ifMatch, reason });
  }
}
