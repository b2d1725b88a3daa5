import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiId } from '../../platform/http/api-id.js';
import { ApiProblems } from '../../platform/http/api-problems.js';
import { AmendFactsService } from './amend-facts.service.js';
import { AmendFactsDto } from './dto/amend-facts.dto.js';
import { ApiCheckWork } from './dto/api-check-work.js';
import { ApiFileNumber } from './dto/api-file.js';
import { ApiFileRefusals } from './dto/api-file-refusals.js';
import { ActionAnswerDto } from './dto/file-answers.dto.js';
import { FileCheckedDto, FileCheckPageDto, ListFileChecksQuery } from './dto/file-check-answers.dto.js';
import { EmptyActionDto } from './dto/screening-actions.dto.js';
import { FileChecksService } from './file-checks.service.js';

/** The facts of a file and the checks made on them. */
@ApiTags('Officers: files')
@Controller('v1/files/:fileNumber')
export class FileChecksController {
  constructor(
    private readonly checks: FileChecksService,
    private readonly facts: AmendFactsService,
  ) {}

  @Get('stca-checks')
  @Permit('files.check')
  @ApiOperation({
    operationId: 'listFileChecks',
    summary: 'Every STCA check of a file',
    description: 'The newest first; none is ever overwritten. The read is itself logged.',
  })
  @ApiFileNumber()
  @ApiOkResponse({ description: 'A page of checks.', type: FileCheckPageDto })
  @ApiProblems('invalid-request', 'gone')
  @ApiFileRefusals('content-withheld')
  list(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Query() query: ListFileChecksQuery,
  ): Promise<FileCheckPageDto> {
    return this.checks.list(actor, fileNumber, query);
  }

  @Post('stca-checks')
  @Permit('files.check')
  @ApiOperation({
    operationId: 'makeFileCheck',
    summary: 'Check a file again under today’s law',
    description:
      'The facts stay; law, notices and ages are those of today. The new check is the current one: an acknowledgement of the one before lapses, and a proposal made on it cannot be confirmed.',
  })
  @ApiCheckWork('content-withheld', 'nothing-more-possible')
  @ApiCreatedResponse({ description: 'Made; the ETag is the file’s new version.', type: FileCheckedDto })
  make(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() _body: EmptyActionDto,
  ): Promise<FileCheckedDto> {
    return this.checks.make(actor, fileNumber, ifMatch);
  }

  @Post('stca-checks/:checkId/acknowledge')
  @HttpCode(200)
  @Permit('files.check')
  @ApiOperation({
    operationId: 'acknowledgeFileCheck',
    summary: 'Acknowledge the current STCA check',
    description:
      'For a check made after screening ended: a decision can be proposed only on a check that an officer has acknowledged. It moves the file to no other state.',
  })
  @ApiId('checkId', 'The check you have read: the file’s current one.')
  @ApiCheckWork('content-withheld', 'nothing-more-possible', 'check-not-current')
  @ApiOkResponse({ description: 'Done; the ETag is the file’s new version.', type: ActionAnswerDto })
  acknowledge(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Param('checkId') checkId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() _body: EmptyActionDto,
  ): Promise<ActionAnswerDto> {
    return this.checks.acknowledge(actor, { fileNumber, checkId, ifMatch });
  }

  @Patch('facts')
  @Permit('files.amend-facts')
  @ApiOperation({
    operationId: 'amendFacts',
    summary: 'Amend facts of a file; a new STCA check follows',
    description:
      'Each change names a fact by JSON Pointer and says what it is; null means not known. Old and new values are kept with who, when and why. The facts must be possible afterwards, or nothing is changed. The referral stays as it was sent.',
  })
  @ApiCheckWork('content-withheld', 'nothing-more-possible')
  @ApiOkResponse({
    description: 'Amended and checked; the ETag is the file’s new version.',
    type: FileCheckedDto,
  })
  amend(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: AmendFactsDto,
  ): Promise<FileCheckedDto> {
    return this.facts.amend(actor, fileNumber, ifMatch, body);
  }
}
