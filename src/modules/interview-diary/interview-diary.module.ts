import { Module } from '@nestjs/common';
import { CaseFilesModule } from '../case-files/case-files.module.js';
import { ContentAccessModule } from '../content-access/content-access.module.js';
import { InterviewsModule } from '../interviews/interviews.module.js';
import { InterviewDiaryController } from './interview-diary.controller.js';
import { InterviewDiaryService } from './interview-diary.service.js';

/** The diary of interviews, across files. */
@Module({
  imports: [InterviewsModule, CaseFilesModule, ContentAccessModule],
  controllers: [InterviewDiaryController],
  providers: [InterviewDiaryService],
})
export class InterviewDiaryModule {}
