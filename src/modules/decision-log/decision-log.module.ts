import { Module } from '@nestjs/common';
import { CaseFilesModule } from '../case-files/case-files.module.js';
import { DecisionLogController } from './decision-log.controller.js';
import { DecisionLogRows } from './decision-log-rows.query.js';
import { DecisionLogService } from './decision-log.service.js';
import { RevealNameService } from './reveal-name.service.js';

/** The decision log, as auditors pull it, and the names behind it. */
@Module({
  imports: [CaseFilesModule],
  controllers: [DecisionLogController],
  providers: [DecisionLogRows, DecisionLogService, RevealNameService],
})
export class DecisionLogModule {}
