import { Body, Controller, Get, Headers, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiProblems } from '../../platform/http/api-problems.js';
import {
  CorrectionNotedDto,
  CorrectionPageDto,
  ListCorrectionsQuery,
  NoteCorrectionDto,
} from '../corrections/correction.dto.js';
import { ApiCheckWork } from './dto/api-check-work.js';
import { ApiFileNumber } from './dto/api-file.js';
import { FileCorrectionsService } from './file-corrections.service.js';

/** Corrections of files. */
@ApiTags('Officers: files')
@Controller('v1/files')
export class FileCorrectionsController {
  constructor(private readonly corrections: FileCorrectionsService) {}

  @Get(':fileNumber/corrections')
  @Permit('files.read')
  @ApiOperation({
    operationId: 'listCorrections',
    summary: 'Read what was asked to be put right in a file, and what became of it',
    description: 'The earliest first. The read is itself logged.',
  })
  @ApiFileNumber()
  @ApiOkResponse({ description: 'A page of corrections.', type: CorrectionPageDto })
  @ApiProblems('invalid-request', 'gone')
  list(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Query() query: ListCorrectionsQuery,
  ): Promise<CorrectionPageDto> {
    return this.corrections.list(actor, fileNumber, query);
  }

  @Post(':fileNumber/corrections')
  @Permit('files.correct')
  @ApiOperation({
    operationId: 'noteCorrection',
    summary: 'Note a correction that was asked for, granted or refused',
    description:
      'Beside what the file says, which stays as it is. A refused one stays with the file as a notation, shown wherever the file is read (Privacy Act, s. 12(2)(b)). Of a file still under way only a refused one is noted: what is granted is put right by PATCH /v1/files/{fileNumber}/facts. A granted one that changes what was decided is for a manager to reopen.',
  })
  @ApiCheckWork('correction-of-open-file', 'no-decision-to-correct')
  @ApiProblems('gone')
  @ApiCreatedResponse({ description: 'Noted; the ETag is the file’s new version.', type: CorrectionNotedDto })
  note(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: NoteCorrectionDto,
  ): Promise<CorrectionNotedDto> {
    return this.corrections.note(actor, fileNumber, ifMatch, input);
  }
}
