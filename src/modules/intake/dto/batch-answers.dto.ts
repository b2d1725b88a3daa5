import { ApiProperty } from '@nestjs/swagger';
import { BATCH_MODES, BATCH_OUTCOMES } from '../../../domain/referral/batch.js';
import { RowDto } from './row-answers.dto.js';

/** How many rows came, and what became of them. */
export class BatchCountsDto {
  @ApiProperty({ description: 'Rows in the batch.', type: 'integer', minimum: 1, example: 2 })
  received!: number;

  @ApiProperty({ description: 'Rows that became a file.', type: 'integer', minimum: 0, example: 1 })
  accepted!: number;

  @ApiProperty({
    description: 'Rows of which nothing but their faults was kept.',
    type: 'integer',
    minimum: 0,
    example: 1,
  })
  rejected!: number;
}

/** A batch as a whole. */
export class BatchSummaryDto {
  @ApiProperty({ description: 'The batch.', example: '01930f2a-7c1b-7e55-8a10-3f6f5f1f0a12' })
  id!: string;

  @ApiProperty({ description: 'How it was taken in.', enum: BATCH_MODES, example: 'partial' })
  mode!: string;

  @ApiProperty({
    description: 'When it was received.',
    format: 'date-time',
    example: '2026-11-22T15:04:05.000Z',
  })
  receivedAt!: string;

  @ApiProperty({
    description: 'Whether every row, some rows or no row became a file.',
    enum: BATCH_OUTCOMES,
    example: 'partly-accepted',
  })
  outcome!: string;

  @ApiProperty({ description: 'Counts of rows.', type: () => BatchCountsDto })
  counts!: BatchCountsDto;
}

/** Answer to a batch: each row with its file number or its faults. */
export class BatchResultDto extends BatchSummaryDto {
  @ApiProperty({
    description: 'What became of each row, in the order sent.',
    type: () => RowDto,
    isArray: true,
  })
  rows!: RowDto[];
}

/** A batch that was received. */
export class BatchDto extends BatchSummaryDto {
  @ApiProperty({ description: 'Partner that sent it.', example: 'ptn_demo-a' })
  partnerId!: string;
}

/** A page of batches. */
export class BatchPageDto {
  @ApiProperty({ description: 'Batches, the newest first.', type: () => BatchDto, isArray: true })
  items!: BatchDto[];

  @ApiProperty({
    description: 'Cursor of the next page; null at the end.',
    type: String,
    nullable: true,
    example: null,
  })
  next!: string | null;
}
