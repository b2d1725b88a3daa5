import { Module } from '@nestjs/common';
import { FileConflictStore } from './file-conflict.store.js';

/** Conflicts of interest as they are kept; what is done with them is in the room of assignments. */
@Module({ providers: [FileConflictStore], exports: [FileConflictStore] })
export class FileConflictsModule {}
