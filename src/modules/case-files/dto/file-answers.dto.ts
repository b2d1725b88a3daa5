import { ApiProperty } from '@nestjs/swagger';
import { DECISION_OUTCOMES } from '../../../domain/case-file/case-file.js';
import { FILE_STATES } from '../../../domain/case-file/states.js';
import { FILE_ACTIONS } from '../../../domain/case-file/transitions.js';
import { URGENCY_LEVELS } from '../../../domain/case-file/urgency.js';

const CONCLUSIONS = ['does-not-apply', 'exception-established', 'barred', 'undetermined'];

/** Answer to an action. */
export class ActionAnswerDto {
  @ApiProperty({ description: 'The file.', example: 'RD-7K3M9-Q2XP4' })
  fileNumber!: string;

  @ApiProperty({ description: 'State after the action.', enum: FILE_STATES, example: 'screening' })
  state!: string;

  @ApiProperty({
    description: 'Version after the action; the ETag of the answer.',
    type: 'integer',
    example: 2,
  })
  version!: number;

  @ApiProperty({ description: 'When.', format: 'date-time', example: '2026-11-22T15:04:05.000Z' })
  changedAt!: string;

  @ApiProperty({
    description: 'What you can do next.',
    enum: FILE_ACTIONS,
    isArray: true,
    example: ['clear-for-interview'],
  })
  availableActions!: string[];
}

/** How urgent a file is, and by which rule. */
export class UrgencyDto {
  @ApiProperty({ description: 'Level.', enum: URGENCY_LEVELS, example: 'urgent' })
  level!: string;

  @ApiProperty({ description: 'Code of the rule that set it.', example: 'final-order-in-custody' })
  reason!: string;
}

/** A file in a list: codes only, no name, so that a list is not a leak. */
export class FileSummaryDto {
  @ApiProperty({ description: 'The file.', example: 'RD-7K3M9-Q2XP4' })
  fileNumber!: string;

  @ApiProperty({ description: 'State.', enum: FILE_STATES, example: 'received' })
  state!: string;

  @ApiProperty({ description: 'Version; read the file for its ETag.', type: 'integer', example: 1 })
  version!: number;

  @ApiProperty({ description: 'Urgency.', type: () => UrgencyDto })
  urgency!: UrgencyDto;

  @ApiProperty({
    description: 'Conclusion of the current STCA check.',
    enum: CONCLUSIONS,
    example: 'does-not-apply',
  })
  conclusion!: string;

  @ApiProperty({ description: 'Route the check was made for.', example: 'outside-canada' })
  route!: string;

  @ApiProperty({ description: 'Persons, family included.', type: 'integer', example: 3 })
  persons!: number;

  @ApiProperty({
    description: 'Known day of removal.',
    type: String,
    format: 'date',
    nullable: true,
    example: '2026-12-04',
  })
  removalScheduledOn!: string | null;

  @ApiProperty({ description: 'Partner that referred it.', example: 'ptn_demo-a' })
  partnerId!: string;

  @ApiProperty({ description: 'The partner’s own reference.', example: 'DEMO-000001' })
  externalReference!: string;

  @ApiProperty({
    description: 'Officer in charge.',
    type: String,
    nullable: true,
    example: 'stf_demo-officer',
  })
  officerId!: string | null;

  @ApiProperty({
    description: 'Outcome, once decided.',
    type: String,
    enum: [...DECISION_OUTCOMES, null],
    nullable: true,
    example: null,
  })
  outcome!: string | null;

  @ApiProperty({
    description: 'When it was received.',
    format: 'date-time',
    example: '2026-11-22T15:04:05.000Z',
  })
  receivedAt!: string;

  @ApiProperty({
    description: 'When it last changed.',
    format: 'date-time',
    example: '2026-11-22T15:04:05.000Z',
  })
  changedAt!: string;
}

/** A page of files. */
export class FilePageDto {
  @ApiProperty({ description: 'Files in the order asked for.', type: () => FileSummaryDto, isArray: true })
  items!: FileSummaryDto[];

  @ApiProperty({
    description: 'Cursor of the next page; null at the end.',
    type: String,
    nullable: true,
    example: null,
  })
  next!: string | null;
}

/** An action that can be taken now. */
export class AvailableActionDto {
  @ApiProperty({ description: 'Action.', enum: FILE_ACTIONS, example: 'start-screening' })
  action!: string;

  @ApiProperty({
    description: 'Address to POST to, with If-Match.',
    example: '/v1/files/RD-7K3M9-Q2XP4/actions/start-screening',
  })
  href!: string;

  @ApiProperty({ description: 'What its body needs.', type: String, isArray: true, example: [] })
  needs!: string[];
}

/** The current STCA check of a file. */
export class FileCheckDto {
  @ApiProperty({ description: 'The check.', example: '01930f2a-7c1b-7e55-8a10-3f6f5f1f0a11' })
  checkId!: string;

  @ApiProperty({ description: 'Whether an officer has acknowledged it.', example: false })
  acknowledged!: boolean;

  @ApiProperty({ description: 'Why it was made.', example: 'intake' })
  cause!: string;

  @ApiProperty({ description: 'When.', format: 'date-time', example: '2026-11-22T15:04:05.000Z' })
  madeAt!: string;

  @ApiProperty({ description: 'Day whose law was applied.', format: 'date', example: '2026-11-22' })
  assessedOn!: string;

  @ApiProperty({ description: 'Conclusion.', enum: CONCLUSIONS, example: 'does-not-apply' })
  conclusion!: string;

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

  @ApiProperty({
    description: 'Facts it was made on.',
    type: 'object',
    additionalProperties: true,
    example: { route: 'outside-canada' },
  })
  facts!: Readonly<Record<string, unknown>>;

  @ApiProperty({
    description: 'Whole result, with explanations in both languages.',
    type: 'object',
    additionalProperties: true,
    example: { conclusion: 'does-not-apply' },
  })
  result!: Readonly<Record<string, unknown>>;
}

/** A whole file. */
export class FileDto extends FileSummaryDto {
  @ApiProperty({ description: 'Batch it came in.', example: '01930f2a-7c1b-7e55-8a10-3f6f5f1f0a12' })
  batchId!: string;

  @ApiProperty({ description: 'Why it was closed, if it was.', type: String, nullable: true, example: null })
  closingReason!: string | null;

  @ApiProperty({ description: 'The current STCA check.', type: () => FileCheckDto })
  stca!: FileCheckDto;

  @ApiProperty({
    description: 'The referral as the partner sent it.',
    type: 'object',
    additionalProperties: true,
    example: { externalReference: 'DEMO-000001' },
  })
  referral!: object;

  @ApiProperty({
    description: 'Interviews, the earliest first.',
    type: 'object',
    additionalProperties: true,
    isArray: true,
    example: [],
  } as never)
  interviews!: object[];

  @ApiProperty({
    description: 'Decisions, the earliest first.',
    type: 'object',
    additionalProperties: true,
    isArray: true,
    example: [],
  } as never)
  decisions!: object[];

  @ApiProperty({ description: 'What you can do next.', type: () => AvailableActionDto, isArray: true })
  availableActions!: AvailableActionDto[];
}
