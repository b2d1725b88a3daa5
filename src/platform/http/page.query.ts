import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { CURSOR } from '../openapi/forms.js';
import { WholeNumberQuery } from './fields.js';

const MAX_CURSOR = 1000;

/** What the query of every list takes. */
export abstract class PageQuery {
  @WholeNumberQuery({ description: 'Items a page.', min: 1, max: 200, byDefault: 50 })
  limit?: number;

  @ApiProperty({ ...CURSOR.schema, description: 'Cursor from the page before (`next`).', required: false })
  @IsOptional()
  @IsString({ context: { expected: 'string' } })
  @MaxLength(MAX_CURSOR, { context: { limit: MAX_CURSOR } })
  cursor?: string;
}
