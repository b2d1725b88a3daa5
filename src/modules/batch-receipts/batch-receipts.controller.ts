import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiId } from '../../platform/http/api-id.js';
import { ADDRESS_PROBLEMS, ApiProblems } from '../../platform/http/api-problems.js';
import { BatchReceiptDto } from './batch-receipt.dto.js';
import { BatchReceiptsService } from './batch-receipts.service.js';

/** Proof of receipt. */
@ApiTags('Partners: batches')
@Controller('v1/referral-batches')
export class BatchReceiptsController {
  constructor(private readonly receipts: BatchReceiptsService) {}

  @Get(':batchId/receipt')
  @Permit('batches.receipt')
  @ApiOperation({
    operationId: 'getBatchReceipt',
    summary: 'Proof that the desk has a batch and its files',
    description:
      'For each file the entry of the audit log, the proof that it is in the log, and the signed checkpoint that holds it. Keep it: `npm run audit:verify -- --receipt FILE --key VERIFIER-KEY` checks it with no network. It has no name in it. Ready two seconds after the batch has ended.',
  })
  @ApiId('batchId', 'The batch.')
  @ApiOkResponse({ description: 'The receipt.', type: BatchReceiptDto })
  @ApiProblems('receipt-not-ready', ...ADDRESS_PROBLEMS)
  get(@CurrentActor() actor: Actor, @Param('batchId') batchId: string): Promise<BatchReceiptDto> {
    return this.receipts.get(actor, batchId);
  }
}
