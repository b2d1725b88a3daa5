import { Module } from '@nestjs/common';
import { CaseFilesModule } from '../case-files/case-files.module.js';
import { InterviewsController } from './interviews.controller.js';
import { InterviewsModule } from './interviews.module.js';
import { InterviewsService } from './interviews.service.js';

/** The diary of interviews, across files. */
@Module({
  imports: [InterviewsModule, CaseFilesModule],
  controllers: [InterviewsController],
  providers: [InterviewsService],
})
export class DiaryModule {}
