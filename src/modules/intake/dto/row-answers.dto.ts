import { ApiProperty } from '@nestjs/swagger';
import { ROW_STATUSES } from '../../../domain/referral/batch.js';

/** One fault of a row. */
export class RowFaultDto {
  @ApiProperty({
    description: 'Where: a JSON Pointer as a URI fragment into the body that was sent.',
    example: '#/referrals/1/principalApplicant/familyName',
  })
  pointer!: string;

  @ApiProperty({ description: 'Stable code.', example: 'required' })
  code!: string;

  @ApiProperty({ description: 'What is wrong and what to do.', example: 'This is required. Add it.' })
  detail!: string;
}

/** What became of one row. */
export class RowDto {
  @ApiProperty({
    description: 'Your own reference; null when the row has none of 1 to 64 characters.',
    type: String,
    nullable: true,
    example: 'DEMO-000002',
  })
  externalReference!: string | null;

  @ApiProperty({ description: 'Place in the batch, from 0.', type: 'integer', minimum: 0, example: 1 })
  index!: number;

  @ApiProperty({ description: 'Whether the row became a file.', enum: ROW_STATUSES, example: 'rejected' })
  status!: string;

  @ApiProperty({ description: 'The file, when accepted.', required: false, example: 'RD-7K3M9-Q2XP4' })
  fileNumber?: string;

  @ApiProperty({
    description: 'Every fault of the row, when rejected. Correct them and send the row again in a new batch.',
    type: () => RowFaultDto,
    isArray: true,
    required: false,
  })
  errors?: RowFaultDto[];
}

/** A page of rows. */
export class RowPageDto {
  @ApiProperty({ description: 'Rows in the order sent.', type: () => RowDto, isArray: true })
  items!: RowDto[];

  @ApiProperty({
    description: 'Cursor of the next page; null at the end.',
    type: String,
    nullable: true,
    example: null,
  })
  next!: string | null;
}
