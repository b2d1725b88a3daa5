import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { pageOf } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import { Ids } from '../../platform/ids.js';
import { CaseFileStore } from '../case-files/case-file.store.js';
import { ContentStore } from '../case-files/content.store.js';
import { ContentAccess } from '../content-access/content-access.js';
import { type FileNotePageDto, type ListNotesQuery, type WrittenNoteDto } from './file-note.dto.js';
import { FileNoteStore } from './file-note.store.js';

/** What staff note to a file for each other. A note changes nothing of the file, its version neither. */
@Injectable()
export class FileNotesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: CaseFileStore,
    private readonly contents: ContentStore,
    private readonly access: ContentAccess,
    private readonly notes: FileNoteStore,
    private readonly cursors: CursorCodec,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Adds a note, whoever’s file it is. Problems: not-found, gone once the file was disposed of. */
  async write(actor: Actor, fileNumber: string, text: string): Promise<WrittenNoteDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      const file = await this.files.find(tx, fileNumber);
      if (file === undefined) throw new Problem('not-found');
      const dataKey = await this.contents.getDataKey(tx, fileNumber);
      const written = {
        ...{ noteId: this.ids.uuid(), fileNumber, authorId: actor.id },
        writtenAt: this.clock.now().toISOString(),
      };
      await this.notes.insert(tx, { ...written, partnerId: file.partnerId, text }, dataKey);
      return {
        result: written,
        events: [
          {
            action: 'file-note.written',
            subject: { type: 'file-note', id: written.noteId },
            change: { version: 1, state: written },
          },
          { action: 'file.note-added', subject: { type: 'file', id: fileNumber } },
        ],
      };
    });
  }

  /** A page of the notes of a file, the newest first. The read is an event. Problems: not-found, gone; refusal: content-withheld. */
  async list(
    actor: Actor,
    fileNumber: string,
    { limit = 50, cursor }: ListNotesQuery,
  ): Promise<FileNotePageDto> {
    const list = `notes|${fileNumber}`;
    const after = cursor === undefined ? null : this.cursors.decode(actor.id, list, cursor);
    return this.unitOfWork.run(actor, async (tx) => {
      const file = await this.files.find(tx, fileNumber);
      if (file === undefined) throw new Problem('not-found');
      await this.access.require(tx, actor, file);
      const dataKey = await this.contents.getDataKey(tx, fileNumber);
      const notes = await this.notes.listOfFile(tx, fileNumber, { after, limit: limit + 1, dataKey });
      const page = pageOf(notes, limit, (last) =>
        this.cursors.encode(actor.id, list, [last.writtenAt, last.noteId]),
      );
      return {
        result: { items: [...page.items], next: page.next },
        events: [{ action: 'file.notes-read', subject: { type: 'file', id: fileNumber } }],
      };
    });
  }
}
