import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiProblems, BODY_PROBLEMS } from '../../platform/http/api-problems.js';
import { ApiIfMatch } from '../../platform/http/etag.js';
import { ApiFileNumber } from '../case-files/dto/api-file.js';
import { ActionAnswerDto } from '../case-files/dto/file-answers.dto.js';
import { STAFF_ID } from '../forms.js';
import { FileConflictsDto, LiftConflictDto } from './conflict.dto.js';
import { ConflictsService } from './conflicts.service.js';

/** Conflicts of interest in a file. */
@ApiTags('Files: assignment')
@Controller('v1/files/:fileNumber/conflicts')
export class ConflictsController {
  constructor(private readonly conflicts: ConflictsService) {}

  @Get()
  @Permit('files.conflicts')
  @ApiOperation({
    operationId: 'listConflicts',
    summary: 'Who declared a conflict of interest in a file',
    description:
      'Those that stand and those that were lifted, with their reasons. The read is itself logged.',
  })
  @ApiFileNumber()
  @ApiOkResponse({ description: 'The conflicts; the ETag is that of the file.', type: FileConflictsDto })
  list(@CurrentActor() actor: Actor, @Param('fileNumber') fileNumber: string): Promise<FileConflictsDto> {
    return this.conflicts.list(actor, fileNumber);
  }

  @Post(':staffId/lift')
  @HttpCode(200)
  @Permit('files.conflicts')
  @ApiOperation({
    operationId: 'liftConflict',
    summary: 'Lift a conflict of interest that was declared by mistake or is over',
    description:
      'The person sees the file again. It stays assigned as it is. If-Match is the ETag of your last look at the file.',
  })
  @ApiFileNumber()
  @ApiParam({
    name: 'staffId',
    description: 'Who declared it.',
    schema: { ...STAFF_ID.schema, example: STAFF_ID.example },
  })
  @ApiIfMatch()
  @ApiOkResponse({ description: 'Lifted; the ETag is the file’s new version.', type: ActionAnswerDto })
  @ApiProblems(...BODY_PROBLEMS, 'gone')
  lift(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Param('staffId') staffId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { reason }: LiftConflictDto,
  ): Promise<ActionAnswerDto> {
    return this.conflicts.lift(actor, { fileNumber, staffId, ifMatch, reason });
  }
}
