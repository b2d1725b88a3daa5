import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiProblems } from '../../platform/http/api-problems.js';
import { ApiFileNumber } from './dto/api-file.js';
import { FileDto, WithheldFileDto } from './dto/file-answers.dto.js';
import { FilePageDto } from './dto/file-list-answers.dto.js';
import { ListFilesQuery } from './dto/list-files.query.js';
import { FilesService } from './files.service.js';

/** Reading files. */
@ApiTags('Officers: files')
@Controller('v1/files')
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Get()
  @Permit('files.read')
  @ApiOperation({
    operationId: 'listFiles',
    summary: 'List files',
    description: 'Codes only, no names. Most urgent first unless another order is asked for.',
  })
  @ApiOkResponse({ description: 'A page of files.', type: FilePageDto })
  @ApiProblems('invalid-request')
  list(@CurrentActor() actor: Actor, @Query() query: ListFilesQuery): Promise<FilePageDto> {
    return this.files.list(actor, query);
  }

  @Get(':fileNumber')
  @Permit('files.read')
  @ApiOperation({
    operationId: 'getFile',
    summary: 'Read a whole file',
    description:
      'The referral, the current STCA check with its reasons, interviews, decisions and what you can do next. An officer is shown the file of another officer in codes only, with “withheld”, until they break its glass. The read is itself logged.',
  })
  @ApiFileNumber()
  @ApiExtraModels(FileDto, WithheldFileDto)
  @ApiOkResponse({
    description: 'The file; its ETag is what If-Match needs.',
    schema: { oneOf: [{ $ref: getSchemaPath(FileDto) }, { $ref: getSchemaPath(WithheldFileDto) }] },
  })
  @ApiProblems('gone')
  get(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
  ): Promise<FileDto | WithheldFileDto> {
    return this.files.get(actor, fileNumber);
  }
}
