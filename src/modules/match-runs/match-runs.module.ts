import { Module } from '@nestjs/common';
import { CaseFilesModule } from '../case-files/case-files.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { StcaModule } from '../stca/stca.module.js';
import { MatchRunStore } from './match-run.store.js';
import { MatchRunTasks } from './match-run.tasks.js';

/** Searches for people that no request waits for. */
@Module({
  imports: [CaseFilesModule, MatchingModule, StcaModule],
  providers: [MatchRunStore, MatchRunTasks],
})
export class MatchRunsModule {}
