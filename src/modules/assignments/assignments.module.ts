import { Module } from '@nestjs/common';
import { CaseFilesModule } from '../case-files/case-files.module.js';
import { FileConflictsModule } from '../file-conflicts/file-conflicts.module.js';
import { ConflictsController } from './conflicts.controller.js';
import { ConflictsService } from './conflicts.service.js';

/** Who has nothing to do with a file. Assigning and declaring are actions, in the room of the files. */
@Module({
  imports: [CaseFilesModule, FileConflictsModule],
  controllers: [ConflictsController],
  providers: [ConflictsService],
})
export class AssignmentsModule {}
