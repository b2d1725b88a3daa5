import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiExtraModels } from '@nestjs/swagger';
import { type Sentence } from '../language/language.js';
import { type ProblemCode, PROBLEMS } from './problem-codes.js';
import { ProblemDto } from './problem.dto.js';

/** What the documentation of one problem needs. */
export interface DocumentedProblem {
  readonly code: string;
  readonly status: number;
  readonly title: Sentence;
  readonly detail: Sentence;
  /** Name of the schema of a problem that has members of its own, beside those of {@link ProblemDto}. */
  readonly model?: string;
}

/** What an operation that takes a JSON body can say of it. */
export const BODY_PROBLEMS: readonly ProblemCode[] = [
  'malformed-json',
  'invalid-request',
  'too-large',
  'too-slow',
  'unsupported-media-type',
];
/** What an operation with an id in its address can say of it. */
export const ADDRESS_PROBLEMS: readonly ProblemCode[] = ['not-found', 'address-too-long'];

/** Under which an operation keeps each of its problems until the document is finished. */
export const PROBLEM_EXTENSION = 'x-problem-';

/** Documents problems a route can answer with, beside those that other decorators name. */
export function ApiProblems(...codes: readonly ProblemCode[]): MethodDecorator {
  return ApiProblemList(codes.map((code) => ({ code, ...PROBLEMS[code] })));
}

/** The same for problems that are not the plumbing's own, such as the refusals of a rule. */
export function ApiProblemList(problems: readonly DocumentedProblem[]): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(ProblemDto),
    ...problems.map((problem) => ApiExtension(`${PROBLEM_EXTENSION}${problem.code}`, problem)),
  );
}
