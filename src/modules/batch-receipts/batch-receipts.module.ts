import { Module } from '@nestjs/common';
import { BatchReceiptStore } from './batch-receipt.store.js';
import { BatchReceiptsController } from './batch-receipts.controller.js';
import { BatchReceiptsService } from './batch-receipts.service.js';

/** Receipts of batches, under the tree of the audit log. */
@Module({
  controllers: [BatchReceiptsController],
  providers: [BatchReceiptStore, BatchReceiptsService],
})
export class BatchReceiptsModule {}
