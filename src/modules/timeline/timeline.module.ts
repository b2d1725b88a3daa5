import { Module } from '@nestjs/common';
import { CaseFilesModule } from '../case-files/case-files.module.js';
import { ContentAccessModule } from '../content-access/content-access.module.js';
import { TimelineController } from './timeline.controller.js';
import { TimelineQuery } from './timeline.query.js';
import { TimelineService } from './timeline.service.js';

/** The timeline of a file. */
@Module({
  imports: [CaseFilesModule, ContentAccessModule],
  controllers: [TimelineController],
  providers: [TimelineQuery, TimelineService],
})
export class TimelineModule {}
