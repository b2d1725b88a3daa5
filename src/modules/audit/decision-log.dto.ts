import { ApiProperty } from '@nestjs/swagger';
import { DECISION_OUTCOMES, PATHWAYS } from '../../domain/case-file/case-file.js';
import { InstantField, TextField, WholeNumberQuery } from '../../platform/http/fields.js';

/** The STCA check a decision stood on. */
export class DecisionCheckDto {
  @ApiProperty({ description: 'The check.', example: '01930f2a-7c1b-7e55-8a10-3f6f5f1f0a11' })
  checkId!: string;

  @ApiProperty({ description: 'What it concluded.', example: 'does-not-apply' })
  conclusion!: string;

  @ApiProperty({ description: 'Day whose law was applied.', format: 'date', example: '2026-11-22' })
  assessedOn!: string;

  @ApiProperty({
    description: 'In-force day of the newest change of law that counted.',
    format: 'date',
    example: '2026-03-26',
  })
  lawVersion!: string;

  @ApiProperty({ description: 'SHA-256 of the rulebook, hexadecimal.', example: '9f2c…' })
  rulebookHash!: string;

  @ApiProperty({ description: 'SHA-256 of the facts, hexadecimal.', example: '41ab…' })
  factsHash!: string;
}

/** The event of the audit log that a decision is found in. */
export class DecisionEventDto {
  @ApiProperty({ description: 'The event.', example: '01930f2a-7c1b-7e55-8a10-3f6f5f1f0a13' })
  eventId!: string;

  @ApiProperty({ description: 'Its leaf hash, hexadecimal.', example: '5b1f…' })
  leafHash!: string;
}

/** One confirmed decision. Codes and pseudonyms only. */
export class DecisionRecordDto {
  @ApiProperty({ description: 'The decision.', example: '01930f2a-7c1b-7e55-8a10-3f6f5f1f0a14' })
  decisionId!: string;

  @ApiProperty({ description: 'The file.', example: 'RD-7K3M9-Q2XP4' })
  fileNumber!: string;

  @ApiProperty({ description: 'Partner that referred it.', example: 'ptn_demo-a' })
  partnerId!: string;

  @ApiProperty({ description: 'Outcome.', enum: DECISION_OUTCOMES, example: 'accepted' })
  outcome!: string;

  @ApiProperty({
    description: 'Pathway, with an acceptance.',
    type: String,
    enum: [...PATHWAYS, null],
    nullable: true,
    example: 'temporary-resident-permit',
  })
  pathway!: string | null;

  @ApiProperty({
    description: 'Provisions the reasons cite.',
    type: String,
    isArray: true,
    example: ['IRPA 24'],
  })
  provisions!: string[];

  @ApiProperty({
    description: 'Facts the reasons are tied to, as JSON Pointers.',
    type: String,
    isArray: true,
    example: ['/unitedStates/proceedings/stage'],
  })
  facts!: string[];

  @ApiProperty({ description: 'STCA check it stood on.', type: () => DecisionCheckDto })
  stcaCheck!: DecisionCheckDto;

  @ApiProperty({ description: 'Who proposed it.', example: 'stf_demo-officer' })
  proposedBy!: string;

  @ApiProperty({ description: 'When.', format: 'date-time', example: '2026-11-22T15:04:05.000Z' })
  proposedAt!: string;

  @ApiProperty({ description: 'Who confirmed it: never the proposer.', example: 'stf_demo-reviewer' })
  confirmedBy!: string;

  @ApiProperty({ description: 'When.', format: 'date-time', example: '2026-11-22T16:04:05.000Z' })
  confirmedAt!: string;

  @ApiProperty({ description: 'Where the audit log has it.', type: () => DecisionEventDto })
  event!: DecisionEventDto;
}

/** A page of the decision log. */
export class DecisionLogPageDto {
  @ApiProperty({
    description: 'Decisions, the earliest confirmed first.',
    type: () => DecisionRecordDto,
    isArray: true,
  })
  items!: DecisionRecordDto[];

  @ApiProperty({
    description: 'Cursor of the next page; null at the end.',
    type: String,
    nullable: true,
    example: null,
  })
  next!: string | null;
}

/** Query of `GET /v1/decision-log`. */
export class DecisionLogQuery {
  @InstantField({ description: 'Confirmed at or after this instant.', optional: true })
  from?: string;

  @InstantField({ description: 'Confirmed before this instant.', optional: true })
  to?: string;

  @WholeNumberQuery({ description: 'Decisions a page.', min: 1, max: 200, byDefault: 50 })
  limit?: number;

  @TextField({ description: 'Cursor from the page before (`next`).', max: 1000, optional: true })
  cursor?: string;
}
