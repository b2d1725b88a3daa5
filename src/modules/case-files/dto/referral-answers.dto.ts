import { ApiProperty } from '@nestjs/swagger';
import { DECISION_OUTCOMES } from '../../../domain/case-file/case-file.js';
import { FILE_STATES } from '../../../domain/case-file/states.js';
import { TextField, WholeNumberQuery } from '../../../platform/http/fields.js';

/** What a partner sees of its own referral: where it stands, nothing of the officers' work. */
export class ReferralStatusDto {
  @ApiProperty({ description: 'Your own reference.', example: 'DEMO-000001' })
  externalReference!: string;

  @ApiProperty({ description: 'The desk’s file.', example: 'RD-7K3M9-Q2XP4' })
  fileNumber!: string;

  @ApiProperty({ description: 'Where it stands.', enum: FILE_STATES, example: 'received' })
  state!: string;

  @ApiProperty({ description: 'Version; the ETag of the answer.', type: 'integer', example: 1 })
  version!: number;

  @ApiProperty({
    description: 'Outcome, once decided.',
    type: String,
    enum: [...DECISION_OUTCOMES, null],
    nullable: true,
    example: null,
  })
  outcome!: string | null;

  @ApiProperty({ description: 'Persons, family included.', type: 'integer', example: 3 })
  persons!: number;

  @ApiProperty({
    description: 'When it was received.',
    format: 'date-time',
    example: '2026-11-22T15:04:05.000Z',
  })
  receivedAt!: string;
}

/** A page of a partner's own referrals. */
export class ReferralPageDto {
  @ApiProperty({
    description: 'Your referrals, the oldest first.',
    type: () => ReferralStatusDto,
    isArray: true,
  })
  items!: ReferralStatusDto[];

  @ApiProperty({
    description: 'Cursor of the next page; null at the end.',
    type: String,
    nullable: true,
    example: null,
  })
  next!: string | null;
}

/** Query of `GET /v1/referrals`. */
export class ListReferralsQuery {
  @WholeNumberQuery({ description: 'Referrals a page.', min: 1, max: 200, byDefault: 50 })
  limit?: number;

  @TextField({ description: 'Cursor from the page before (`next`).', max: 1000, optional: true })
  cursor?: string;
}
