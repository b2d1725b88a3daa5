import { Module } from '@nestjs/common';
import { CaseFilesModule } from '../case-files/case-files.module.js';
import { ContentAccessModule } from '../content-access/content-access.module.js';
import { FileNoteStore } from './file-note.store.js';
import { FileNotesController } from './file-notes.controller.js';
import { FileNotesService } from './file-notes.service.js';

/** Notes to files, among staff. */
@Module({
  imports: [CaseFilesModule, ContentAccessModule],
  controllers: [FileNotesController],
  providers: [FileNotesService, FileNoteStore],
})
export class FileNotesModule {}
