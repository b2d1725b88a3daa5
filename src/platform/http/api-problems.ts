import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { say, type Sentence } from '../language/language.js';
import { type ProblemCode, PROBLEMS, problemType } from './problem-codes.js';

/** One fault in what was sent. */
export class FaultDto {
  @ApiProperty({
    description: 'Where: a JSON Pointer as a URI fragment, or the query parameter.',
    example: '#/outcome',
  })
  pointer!: string;

  @ApiProperty({ description: 'Stable code.', example: 'required' })
  code!: string;

  @ApiProperty({ description: 'What is wrong and what to do.', example: 'This is required. Add it.' })
  detail!: string;
}

/** Every error answer (RFC 9457). */
export class ProblemDto {
  @ApiProperty({
    description: 'Stable type of the problem.',
    example: 'urn:referral-desk:problem:invalid-request',
  })
  type!: string;

  @ApiProperty({ description: 'Short title.', example: 'Invalid request' })
  title!: string;

  @ApiProperty({ description: 'HTTP status.', type: 'integer', example: 400 })
  status!: number;

  @ApiProperty({
    description: 'What, why, and what to do next.',
    example: 'The request was not accepted: see “errors”.',
  })
  detail!: string;

  @ApiProperty({
    description: 'Provision of law the refusal comes from.',
    required: false,
    example: 'IRPR 159.7',
  })
  citation?: string;

  @ApiProperty({
    description: 'Every fault found, all at once.',
    type: () => FaultDto,
    isArray: true,
    required: false,
  })
  errors?: FaultDto[];

  @ApiProperty({ description: 'Name this when you ask the desk about it.', example: 'req-1' })
  requestId!: string;
}

/** What the documentation of one problem needs. */
export interface DocumentedProblem {
  readonly code: string;
  readonly status: number;
  readonly title: Sentence;
  readonly detail: Sentence;
}

/** Documents the problems a route can answer with, one response for each status. */
export function ApiProblems(...codes: ProblemCode[]): MethodDecorator {
  return ApiProblemList(codes.map((code) => ({ code, ...PROBLEMS[code] })));
}

/** The same for problems that are not the plumbing's own, such as the refusals of a rule. */
export function ApiProblemList(problems: readonly DocumentedProblem[]): MethodDecorator {
  const byStatus = new Map<number, DocumentedProblem[]>();
  for (const problem of problems)
    byStatus.set(problem.status, [...(byStatus.get(problem.status) ?? []), problem]);
  return applyDecorators(
    ApiExtraModels(ProblemDto),
    ...[...byStatus].map(([status, all]) =>
      ApiResponse({
        status,
        description: all.map((problem) => say(problem.title, 'en')).join('; '),
        content: {
          'application/problem+json': {
            schema: { $ref: getSchemaPath(ProblemDto) },
            examples: Object.fromEntries(all.map((problem) => [problem.code, { value: exampleOf(problem) }])),
          },
        },
      }),
    ),
  );
}

function exampleOf({ code, status, title, detail }: DocumentedProblem): ProblemDto {
  return {
    type: problemType(code),
    title: say(title, 'en'),
    status,
    detail: say(detail, 'en'),
    requestId: 'req-1',
  };
}
