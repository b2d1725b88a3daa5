import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { isCalendarDay } from '../../domain/calendar-day.js';
import { UUID } from '../openapi/forms.js';

interface FieldOptions {
  readonly description: string;
  readonly example?: unknown;
  readonly optional?: boolean;
}

/** An instant: RFC 3339 with an offset or Z; kept strict so that no two parsers read it differently. */
const INSTANT =
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

const UUID_TEXT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function field(
  options: FieldOptions,
  schema: ApiPropertyOptions,
  ...checks: PropertyDecorator[]
): PropertyDecorator {
  const { description, example, optional = false } = options;
  return applyDecorators(
    ApiProperty({
      description,
      ...(example === undefined ? {} : { example }),
      required: !optional,
      ...schema,
    } as ApiPropertyOptions),
    optional ? IsOptional() : IsDefined(),
    ...checks,
  );
}

/** A text of `min` (1 unless told) to `max` characters. */
export function TextField(
  options: FieldOptions & { readonly max: number; readonly min?: number },
): PropertyDecorator {
  const { max, min = 1 } = options;
  return field(
    options,
    { type: String, minLength: min, maxLength: max },
    IsString({ context: { expected: 'string' } }),
    MinLength(min, { context: { limit: min } }),
    MaxLength(max, { context: { limit: max } }),
  );
}

/** An id of this service, as a UUID. */
export function IdField(options: FieldOptions): PropertyDecorator {
  return field(
    { example: UUID.example, ...options },
    { type: String, format: 'uuid' },
    IsString({ context: { expected: 'string' } }),
    Matches(UUID_TEXT, { context: { expected: String(UUID.example) } }),
  );
}

/** A text of a fixed form; `form` says it in words or by an example. */
export function PatternField(
  options: FieldOptions & { readonly pattern: RegExp; readonly form: string },
): PropertyDecorator {
  return field(
    options,
    { type: String, pattern: options.pattern.source, maxLength: 200 },
    IsString({ context: { expected: 'string' } }),
    MaxLength(200, { context: { limit: 200 } }),
    Matches(options.pattern, { context: { expected: options.form } }),
  );
}

/** Yes or no in a body. */
export function YesOrNoField(options: FieldOptions): PropertyDecorator {
  return field(options, { type: 'boolean' }, IsBoolean({ context: { expected: 'boolean' } }));
}

/** One of a closed list of codes. */
export function OneOfField(values: readonly string[], options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: String, enum: [...values] },
    IsIn([...values], { context: { allowed: values.join(', ') } }),
  );
}

/** One of a closed list of codes, or null; it must be said which. */
export function OneOfOrNullField(
  values: readonly string[],
  options: Omit<FieldOptions, 'optional'>,
): PropertyDecorator {
  return applyDecorators(
    ValidateIf((_, value) => value !== null),
    field(
      options,
      { type: String, enum: [...values, null], nullable: true } as ApiPropertyOptions,
      IsIn([...values], { context: { allowed: `${values.join(', ')}, null` } }),
    ),
  );
}

/** A whole number in a query string. */
export function WholeNumberQuery(
  options: FieldOptions & { readonly min: number; readonly max: number; readonly byDefault: number },
): PropertyDecorator {
  const { min, max, byDefault } = options;
  const context = { context: { expected: `${min}–${max}` } };
  return applyDecorators(
    field(
      { ...options, optional: true },
      { type: 'integer', format: 'int32', minimum: min, maximum: max, default: byDefault },
      IsInt({ context: { expected: 'integer' } }),
      Min(min, context),
      Max(max, context),
    ),
    Type(() => Number),
  );
}

/** A whole number in a query string that may be left out or must be there, and has no default of its own. */
export function CountQuery(
  options: FieldOptions & { readonly min: number; readonly max: number },
): PropertyDecorator {
  return applyDecorators(
    WholeNumberField(options),
    Type(() => Number),
  );
}

/** A whole number in a body. */
export function WholeNumberField(
  options: FieldOptions & { readonly min: number; readonly max: number },
): PropertyDecorator {
  const { min, max } = options;
  const context = { context: { expected: `${min}–${max}` } };
  return field(
    options,
    { type: 'integer', format: 'int32', minimum: min, maximum: max },
    IsInt({ context: { expected: 'integer' } }),
    Min(min, context),
    Max(max, context),
  );
}

/** A calendar day that exists, `YYYY-MM-DD`. */
export function DayField(options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: String, format: 'date' },
    ValidateBy({ name: 'invalid-date', validator: { validate: isCalendarDay } }),
  );
}

/** An instant in RFC 3339 with an offset; a day or hour that does not exist is refused. */
export function InstantField(options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: String, format: 'date-time' },
    ValidateBy(
      { name: 'instant', validator: { validate: isInstant } },
      { context: { expected: '2026-12-01T15:00:00Z' } },
    ),
  );
}

/** A calendar day, or an instant in RFC 3339 with an offset. {@link periodOf} says what two of them span. */
export function DayOrInstantField(options: FieldOptions): PropertyDecorator {
  return field(
    options,
    {
      type: String,
      anyOf: [{ format: 'date' }, { format: 'date-time' }],
      maxLength: 35,
    } as ApiPropertyOptions,
    ValidateBy(
      { name: 'instant', validator: { validate: (value) => isCalendarDay(value) || isInstant(value) } },
      { context: { expected: '2026-12-01 / 2026-12-01T15:00:00Z' } },
    ),
  );
}

/** Any JSON value, null among them; `schema` says what is meant. */
export function AnyField(
  options: FieldOptions & { readonly schema: Readonly<Record<string, unknown>> },
): PropertyDecorator {
  const { description, example, schema, optional = false } = options;
  return applyDecorators(
    ApiProperty({
      description,
      ...(example === undefined ? {} : { example }),
      required: !optional,
      ...schema,
    }),
    optional
      ? IsOptional()
      : ValidateBy({ name: 'isDefined', validator: { validate: (value) => value !== undefined } }),
  );
}

/** An object of one class. */
export function ObjectField(item: () => new () => object, options: FieldOptions): PropertyDecorator {
  return applyDecorators(
    field(
      options,
      { type: () => item() } as ApiPropertyOptions,
      ValidateNested({ context: { expected: 'object' } }),
    ),
    Type(item),
  );
}

/** A list of codes, each from a closed list. */
export function CodesField(
  values: readonly string[],
  options: FieldOptions & { readonly max: number; readonly min?: number },
): PropertyDecorator {
  const { max, min = 0 } = options;
  return field(
    options,
    { type: String, enum: [...values], isArray: true, minItems: min, maxItems: max } as ApiPropertyOptions,
    IsArray({ context: { expected: 'array' } }),
    ArrayMinSize(min, { context: { limit: min } }),
    ArrayMaxSize(max, { context: { limit: max } }),
    IsIn([...values], { each: true, context: { allowed: values.join(', ') } }),
  );
}

/** A list of texts of 1 to `maxLength` characters. */
export function TextsField(
  options: FieldOptions & { readonly max: number; readonly min?: number; readonly maxLength: number },
): PropertyDecorator {
  const { max, min = 0, maxLength } = options;
  return field(
    options,
    {
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength },
      minItems: min,
      maxItems: max,
    } as ApiPropertyOptions,
    IsArray({ context: { expected: 'array' } }),
    ArrayMinSize(min, { context: { limit: min } }),
    ArrayMaxSize(max, { context: { limit: max } }),
    IsString({ each: true, context: { expected: 'string' } }),
    MinLength(1, { each: true, context: { limit: 1 } }),
    MaxLength(maxLength, { each: true, context: { limit: maxLength } }),
  );
}

/** A list of texts of a fixed form; `form` says it in words or by an example. */
export function PatternsField(
  options: FieldOptions & {
    readonly max: number;
    readonly min?: number;
    readonly maxLength: number;
    readonly pattern: RegExp;
    readonly form: string;
  },
): PropertyDecorator {
  const { max, min = 0, maxLength, pattern, form } = options;
  return field(
    options,
    {
      type: 'array',
      items: { type: 'string', pattern: pattern.source, maxLength },
      minItems: min,
      maxItems: max,
    } as ApiPropertyOptions,
    IsArray({ context: { expected: 'array' } }),
    ArrayMinSize(min, { context: { limit: min } }),
    ArrayMaxSize(max, { context: { limit: max } }),
    IsString({ each: true, context: { expected: 'string' } }),
    MaxLength(maxLength, { each: true, context: { limit: maxLength } }),
    Matches(pattern, { each: true, context: { expected: form } }),
  );
}

/** A list of objects of one class. */
export function ListField(
  item: () => new () => object,
  options: FieldOptions & { readonly max: number; readonly min?: number },
): PropertyDecorator {
  const { max, min = 0 } = options;
  return applyDecorators(
    field(
      options,
      { type: () => item(), isArray: true, minItems: min, maxItems: max } as ApiPropertyOptions,
      IsArray({ context: { expected: 'array' } }),
      ArrayMinSize(min, { context: { limit: min } }),
      ArrayMaxSize(max, { context: { limit: max } }),
      ValidateNested({ each: true, context: { expected: 'object' } }),
    ),
    Type(item),
  );
}

function isInstant(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    INSTANT.test(value) &&
    isCalendarDay(value.slice(0, 10)) &&
    !Number.isNaN(Date.parse(value))
  );
}
