import { ApiProperty } from '@nestjs/swagger';
import { DayField } from '../../platform/http/fields.js';

/** Query of `GET /v1/stca/law`. */
export class LawQuery {
  @DayField({
    description: 'Day whose law is asked for; today unless told.',
    example: '2026-11-22',
    optional: true,
  })
  on?: string;
}

/** A text in both languages. */
export class TextDto {
  @ApiProperty({ description: 'English.', example: 'Family member who is a Canadian citizen' })
  en!: string;

  @ApiProperty({ description: 'French.', example: 'Membre de la famille qui est citoyen canadien' })
  fr!: string;
}

/** One provision. */
export class LawEntryDto {
  @ApiProperty({ description: 'Stable id.', example: 'irpr-159-5-a' })
  id!: string;

  @ApiProperty({ description: 'What it does in a check.', example: 'exception' })
  kind!: string;

  @ApiProperty({ description: 'Title.', type: () => TextDto })
  title!: TextDto;

  @ApiProperty({ description: 'How it is cited.', type: () => TextDto })
  cite!: TextDto;

  @ApiProperty({ description: 'Instrument that made it.', example: 'SOR/2015-46' })
  source!: string;

  @ApiProperty({
    description: 'Facts it reads, as JSON Pointers.',
    type: String,
    isArray: true,
    example: ['/relatives'],
  })
  needs!: string[];

  @ApiProperty({
    description: 'In force from.',
    type: String,
    format: 'date',
    nullable: true,
    example: '2015-02-20',
  })
  inForceFrom!: string | null;

  @ApiProperty({
    description: 'First day on which other law stands in its place.',
    type: String,
    format: 'date',
    nullable: true,
    example: null,
  })
  inForceUntil!: string | null;

  @ApiProperty({
    description: 'Touches claims made on or after.',
    type: String,
    format: 'date',
    nullable: true,
    example: '2015-02-20',
  })
  appliesToClaimsFrom!: string | null;

  @ApiProperty({ description: 'Enacted, not yet in force: applied to nothing.', example: false })
  pending!: boolean;
}

/** The law of a day. */
export class LawDto {
  @ApiProperty({ description: 'Which law.', example: 'CA-STCA' })
  id!: string;

  @ApiProperty({
    description: 'In-force day of the newest change that counts.',
    format: 'date',
    example: '2026-03-26',
  })
  version!: string;

  @ApiProperty({ description: 'The day asked for.', format: 'date', example: '2026-11-22' })
  on!: string;

  @ApiProperty({ description: 'Provisions.', type: () => LawEntryDto, isArray: true })
  provisions!: readonly LawEntryDto[];
}

/** The least that a result holds; it holds more: findings in words, routes, days of change, what would establish an exception. */
export class StcaResultDto {
  @ApiProperty({ description: 'Day whose law was applied.', format: 'date', example: '2026-11-22' })
  assessedOn!: string;

  @ApiProperty({ description: 'Day of the claim.', format: 'date', example: '2026-11-22' })
  claimMadeOn!: string;

  @ApiProperty({ description: 'Route.', example: 'land-port-of-entry' })
  route!: string;

  @ApiProperty({
    description: 'Law and its version.',
    type: 'object',
    additionalProperties: true,
    example: { id: 'CA-STCA', version: '2026-03-26' },
  })
  law!: object;

  @ApiProperty({
    description: 'Conclusion.',
    enum: ['does-not-apply', 'exception-established', 'barred', 'undetermined'],
    example: 'exception-established',
  })
  conclusion!: string;

  @ApiProperty({
    description: 'Provisions it stands on.',
    type: String,
    isArray: true,
    example: ['IRPR 159.5(a)'],
  })
  basis!: readonly string[];

  @ApiProperty({
    description: 'Every exception with its outcome and explanation.',
    type: 'object',
    additionalProperties: true,
    isArray: true,
    example: [],
  } as never)
  exceptions!: readonly object[];

  @ApiProperty({
    description: 'The other bars of IRPA 101(1).',
    type: 'object',
    additionalProperties: true,
    isArray: true,
    example: [],
  } as never)
  otherBars!: readonly object[];

  @ApiProperty({
    description: 'Facts that could change the conclusion.',
    type: String,
    isArray: true,
    example: [],
  })
  missingFacts!: readonly string[];
}
