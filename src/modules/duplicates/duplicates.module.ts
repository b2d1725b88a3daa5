import { Module } from '@nestjs/common';
import { CaseFilesModule } from '../case-files/case-files.module.js';
import { ContentAccessModule } from '../content-access/content-access.module.js';
import { DuplicateListQuery } from './duplicate-list.query.js';
import { DuplicateCandidatesModule } from '../duplicate-candidates/duplicate-candidates.module.js';
import { DuplicatesController } from './duplicates.controller.js';
import { DuplicatesService } from './duplicates.service.js';

/** What officers see of duplicate candidates, and what they make of them. */
@Module({
  imports: [CaseFilesModule, DuplicateCandidatesModule, ContentAccessModule],
  controllers: [DuplicatesController],
  providers: [DuplicatesService, DuplicateListQuery],
})
export class DuplicatesModule {}
