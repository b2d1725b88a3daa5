import { ApiProperty } from '@nestjs/swagger';
import { InstantField, PatternField, TextField, WholeNumberQuery } from '../../platform/http/fields.js';

/** One event of the audit log. `canonical` is the exact text of its leaf, from which `leafHash` can be recomputed. */
export class AuditEventDto {
  @ApiProperty({ description: 'The event (UUIDv7).', example: '01930f2a-7c1b-7e55-8a10-3f6f5f1f0a13' })
  eventId!: string;

  @ApiProperty({
    description: 'When it was recorded.',
    format: 'date-time',
    example: '2026-11-22T15:04:05.000Z',
  })
  time!: string;

  @ApiProperty({ description: 'What was done.', example: 'file.decision-confirmed' })
  action!: string;

  @ApiProperty({ description: 'Who did it: a pseudonym.', example: 'stf_demo-reviewer' })
  actorId!: string;

  @ApiProperty({ description: 'Their role.', example: 'reviewer' })
  actorRole!: string;

  @ApiProperty({ description: 'Kind of thing it is about.', example: 'file' })
  subjectType!: string;

  @ApiProperty({ description: 'Which one.', example: 'RD-7K3M9-Q2XP4' })
  subjectId!: string;

  @ApiProperty({ description: 'How it ended.', enum: ['allowed', 'denied', 'failed'], example: 'allowed' })
  outcome!: string;

  @ApiProperty({
    description: 'Place in the file’s chain, for its changes.',
    type: 'integer',
    nullable: true,
    example: 7,
  })
  fileSeq!: number | null;

  @ApiProperty({ description: 'SHA-256(0x00 || canonical), hexadecimal (RFC 6962).', example: '5b1f…' })
  leafHash!: string;

  @ApiProperty({
    description: 'RFC 8785 canonical JSON of the leaf.',
    example: '{"action":"file.decision-confirmed","v":1}',
  })
  canonical!: string;
}

/** A page of events. */
export class AuditEventPageDto {
  @ApiProperty({
    description: 'Events in the order in which they became visible.',
    type: () => AuditEventDto,
    isArray: true,
  })
  items!: AuditEventDto[];

  @ApiProperty({
    description: 'Cursor of the next page; null at the end.',
    type: String,
    nullable: true,
    example: null,
  })
  next!: string | null;
}

/** Query of `GET /v1/audit/events`. */
export class ListAuditEventsQuery {
  @InstantField({ description: 'Recorded at or after this instant.', optional: true })
  from?: string;

  @InstantField({ description: 'Recorded before this instant.', optional: true })
  to?: string;

  @TextField({ description: 'Only events of this actor.', max: 64, optional: true })
  actor?: string;

  @PatternField({
    description: 'Only events about this file.',
    pattern: /^RD-[0-9A-Z]{5}-[0-9A-Z]{5}$/,
    form: 'RD-7K3M9-Q2XP4',
    optional: true,
  })
  file?: string;

  @PatternField({
    description: 'Only events of this action.',
    pattern: /^[a-z][a-z-]*(\.[a-z-]+)*$/,
    form: 'file.read',
    optional: true,
  })
  action?: string;

  @WholeNumberQuery({ description: 'Events a page.', min: 1, max: 200, byDefault: 50 })
  limit?: number;

  @TextField({ description: 'Cursor from the page before (`next`).', max: 1000, optional: true })
  cursor?: string;
}
