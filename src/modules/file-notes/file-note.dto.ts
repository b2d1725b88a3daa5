import { TextField } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { Answer, PageAnswer } from '../../platform/openapi/answer.decorator.js';
import { INSTANT, objectsOf, text, UUID } from '../../platform/openapi/forms.js';
import { FILE_NUMBER, STAFF_ID } from '../forms.js';

const MOST = 10_000;

/** Body of writing a note. */
export class WriteNoteDto {
  @TextField({
    description: 'What is noted, for colleagues. Kept sealed; never shown to partners, never changed.',
    example: 'Counsel called: the hearing was moved (made up).',
    max: MOST,
  })
  text!: string;
}

/** A note that was written. */
export class WrittenNoteDto {
  @Answer(UUID, 'The note.')
  noteId!: string;

  @Answer(FILE_NUMBER, 'The file.')
  fileNumber!: string;

  @Answer(STAFF_ID, 'Who wrote it.')
  authorId!: string;

  @Answer(INSTANT, 'When.')
  writtenAt!: string;
}

/** A note as it is read. */
export class FileNoteDto extends WrittenNoteDto {
  @Answer(text(MOST, 'Counsel called: the hearing was moved (made up).'), 'What was noted.')
  text!: string;
}

/** A page of notes. */
export class FileNotePageDto extends PageAnswer {
  @Answer(objectsOf(() => FileNoteDto, 200), 'Notes, the newest first.')
  items!: FileNoteDto[];
}

/** Query of `GET /v1/files/{fileNumber}/notes`. */
export class ListNotesQuery extends PageQuery {}
