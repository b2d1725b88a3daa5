import { Module } from '@nestjs/common';
import { CaseFilesModule } from '../case-files/case-files.module.js';
import { ContentAccessModule } from '../content-access/content-access.module.js';
import { DecisionNoticesModule } from '../decision-notices/decision-notices.module.js';
import { FileNoticesController } from './file-notices.controller.js';
import { NoticesService } from './notices.service.js';
import { ReferralNoticesController } from './referral-notices.controller.js';

/** Reading the notices of decisions. */
@Module({
  imports: [CaseFilesModule, ContentAccessModule, DecisionNoticesModule],
  controllers: [FileNoticesController, ReferralNoticesController],
  providers: [NoticesService],
})
export class NoticesModule {}
