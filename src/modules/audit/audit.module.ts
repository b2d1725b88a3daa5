import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { EventSink } from '../../platform/database/event-sink.js';
import { ReceiptBook } from '../../platform/database/receipt-book.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { RefusalLog } from '../../platform/http/refusal-log.js';
import { AccessRefusalLog } from './access-refusal.log.js';
import { AuditController } from './audit.controller.js';
import { AuditEventsQuery } from './audit-events.query.js';
import { AuditEventsService } from './audit-events.service.js';
import { EventStore } from './event.store.js';
import { ExportsController } from './exports/exports.controller.js';
import { ExportsService } from './exports/exports.service.js';
import { FileWords } from './redactions/file-words.js';
import { RedactionStore } from './redactions/redaction.store.js';
import { RedactionsController } from './redactions/redactions.controller.js';
import { RedactionsService } from './redactions/redactions.service.js';
import { ReceiptInterceptor } from './receipt.interceptor.js';
import { RefusedRequestInterceptor } from './refused-request.interceptor.js';
import { CheckpointSigner } from './tree/checkpoint-signer.js';
import { Sequencer } from './tree/sequencer.js';
import { TreeCheck } from './tree/tree-check.js';
import { TreeController } from './tree/tree.controller.js';
import { TreeReader } from './tree/tree-reader.js';
import { TreeService } from './tree/tree.service.js';
import { TreeStore } from './tree/tree.store.js';

/** The audit log. Global, because the unit of work that every room uses writes into it. */
@Global()
@Module({
  controllers: [AuditController, TreeController, ExportsController, RedactionsController],
  providers: [
    { provide: EventSink, useClass: EventStore },
    { provide: RefusalLog, useClass: AccessRefusalLog },
    { provide: APP_INTERCEPTOR, useClass: ReceiptInterceptor },
    { provide: APP_INTERCEPTOR, useClass: RefusedRequestInterceptor },
    ReceiptBook,
    UnitOfWork,
    AuditEventsQuery,
    AuditEventsService,
    CheckpointSigner,
    ExportsService,
    FileWords,
    RedactionStore,
    RedactionsService,
    Sequencer,
    TreeCheck,
    TreeReader,
    TreeService,
    TreeStore,
  ],
  exports: [UnitOfWork, RefusalLog, EventSink, FileWords, CheckpointSigner, TreeReader, TreeStore],
})
export class AuditModule {}
