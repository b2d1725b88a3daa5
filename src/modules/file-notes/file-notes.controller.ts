import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiProblems, BODY_PROBLEMS } from '../../platform/http/api-problems.js';
import { ApiFileNumber } from '../case-files/dto/api-file.js';
import { ApiFileRefusals } from '../case-files/dto/api-file-refusals.js';
import { FileNotePageDto, ListNotesQuery, WriteNoteDto, WrittenNoteDto } from './file-note.dto.js';
import { FileNotesService } from './file-notes.service.js';

/** Notes to a file, among staff. */
@ApiTags('Officers: files')
@Controller('v1/files/:fileNumber/notes')
export class FileNotesController {
  constructor(private readonly notes: FileNotesService) {}

  @Post()
  @Permit('files.note')
  @ApiOperation({
    operationId: 'writeNote',
    summary: 'Note something to a file, for colleagues',
    description:
      'It is never shown to partners, never changed and never removed but with the whole content of the file. The file and its ETag stay as they are.',
  })
  @ApiFileNumber()
  @ApiCreatedResponse({ description: 'Written.', type: WrittenNoteDto })
  @ApiProblems(...BODY_PROBLEMS, 'gone')
  write(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Body() { text }: WriteNoteDto,
  ): Promise<WrittenNoteDto> {
    return this.notes.write(actor, fileNumber, text);
  }

  @Get()
  @Permit('files.note')
  @ApiOperation({
    operationId: 'listNotes',
    summary: 'Read the notes to a file',
    description: 'The newest first. The read is itself logged.',
  })
  @ApiFileNumber()
  @ApiOkResponse({ description: 'A page of notes.', type: FileNotePageDto })
  @ApiProblems('invalid-request', 'gone')
  @ApiFileRefusals('content-withheld')
  list(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Query() query: ListNotesQuery,
  ): Promise<FileNotePageDto> {
    return this.notes.list(actor, fileNumber, query);
  }
}
