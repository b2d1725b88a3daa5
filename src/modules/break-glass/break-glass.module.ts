import { Module } from '@nestjs/common';
import { CaseFilesModule } from '../case-files/case-files.module.js';
import { ContentAccessModule } from '../content-access/content-access.module.js';
import { BreakGlassController } from './break-glass.controller.js';
import { BreakGlassService } from './break-glass.service.js';

/** Reading another officer’s file where it cannot wait, and the review of it. */
@Module({
  imports: [CaseFilesModule, ContentAccessModule],
  controllers: [BreakGlassController],
  providers: [BreakGlassService],
})
export class BreakGlassModule {}
