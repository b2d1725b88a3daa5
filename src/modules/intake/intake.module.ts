import { Module } from '@nestjs/common';
import { Idempotency } from '../../platform/http/idempotency.js';
import { PartnersModule } from '../partners/partners.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { CaseFilesModule } from '../case-files/case-files.module.js';
import { StcaModule } from '../stca/stca.module.js';
import { BatchReceiver } from './batch.receiver.js';
import { BatchStore } from './batch.store.js';
import { BatchPreviewer } from './batch.previewer.js';
import { BatchesService } from './batches.service.js';
import { FileMaker } from './file.maker.js';
import { FileOpener } from './file.opener.js';
import { IntakeController } from './intake.controller.js';
import { IntakeService } from './intake.service.js';
import { IntakeStore } from './intake.store.js';
import { RefusedRow } from './refused-row.js';
import { RowSorter } from './row.sorter.js';
import { RowValidator } from './row.validator.js';
import { TemplateController } from './template.controller.js';
import { BatchAcceptor } from './waiting/batch.acceptor.js';
import { BatchBodyStore } from './waiting/batch-body.store.js';
import { BatchProgressStore } from './waiting/batch-progress.store.js';
import { RefusalTeller } from './waiting/refusal-teller.js';
import { WaitingBatchProcessor } from './waiting/waiting-batch.processor.js';
import { WaitingBatchRefuser } from './waiting/waiting-batch.refuser.js';
import { WaitingBatchTasks } from './waiting/waiting-batch.tasks.js';

/** Intake of referral batches. */
@Module({
  imports: [StcaModule, PartnersModule, CaseFilesModule, MatchingModule],
  controllers: [TemplateController, IntakeController],
  providers: [
    Idempotency,
    IntakeService,
    BatchPreviewer,
    BatchesService,
    BatchReceiver,
    RowSorter,
    RowValidator,
    FileMaker,
    FileOpener,
    IntakeStore,
    BatchStore,
    RefusedRow,
    BatchAcceptor,
    BatchBodyStore,
    BatchProgressStore,
    RefusalTeller,
    WaitingBatchProcessor,
    WaitingBatchRefuser,
    WaitingBatchTasks,
  ],
})
export class IntakeModule {}
