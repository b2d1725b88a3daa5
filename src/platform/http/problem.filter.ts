import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Logger } from 'pino';
import { type Language, negotiateLanguage, say, type Sentence } from '../language/language.js';
import { LOGGER } from '../logger.js';
import { isUnreachable } from '../database/unreachable.js';
import { codeOf } from '../database/unit-of-work.js';
import { BODY_LIMIT } from './body-parser.js';
import { FAULT_SENTENCES } from './fault-sentences.js';
import { boundedFaults } from './bounded-faults.js';
import { Problem, Refused, type Fault } from './problem.js';
import { type ProblemCode, PROBLEMS, problemType } from './problem-codes.js';
import { RouteTable } from './route-table.js';
import { REFUSAL_CATALOGUE, REFUSAL_STATUS, type RefusalCatalogue } from './refusal-catalogue.js';

/** An RFC 9457 answer before it is written. */
interface Answer {
  readonly code: string;
  readonly status: number;
  readonly title: Sentence;
  readonly detail: Sentence;
  readonly params: Readonly<Record<string, string | number>>;
  readonly faults: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;
  readonly citation?: string;
  readonly members?: object;
}

/** Fastify's own errors that have a problem of their own. */
const FASTIFY_ERRORS: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'empty-body',
};

/** The database found, at the end of a transaction, that who acts may not any more. */
const ACTOR_PUT_OUT = 'RDA06';

/** The one place that speaks HTTP errors, in two languages, and never repeats what was sent. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(REFUSAL_CATALOGUE) private readonly refusals: RefusalCatalogue,
    private readonly routes: RouteTable,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const answer = this.#answerFor(error, request);
    if (answer.status >= 500) this.#log(error, request);
    const language = negotiateLanguage(request.headers['accept-language']);
    void reply
      .status(answer.status)
      .headers({ ...answer.headers, 'content-language': language, vary: 'Accept-Language' })
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(bodyOf(answer, language, request.id)));
  }

  #answerFor(error: unknown, request: FastifyRequest): Answer {
    if (error instanceof Refused) {
      const { code, params, citation, faults = [] } = error.refusal;
      const known = this.refusals[code];
      if (known === undefined) return ofProblem('internal-error');
      return {
        code,
        status: REFUSAL_STATUS[known.kind],
        title: known.title,
        detail: known.detail,
        params,
        faults: boundedFaults(faults),
        headers: {},
        ...(citation === undefined ? {} : { citation }),
      };
    }
    if (error instanceof Problem) {
      return ofProblem(error.code, error.options);
    }
    const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
    const fastify = typeof code === 'string' ? FASTIFY_ERRORS[code] : undefined;
    if (fastify !== undefined) {
      return ofProblem(fastify, { params: { limit: BODY_LIMIT, accept: 'application/json' } });
    }
    if (codeOf(error) === ACTOR_PUT_OUT) return ofProblem('not-authenticated');
    const status = error instanceof HttpException ? error.getStatus() : Number(statusCode);
    if (status === 404) return this.#notRouted(request);
    if (status === 413) return ofProblem('too-large', { params: { limit: BODY_LIMIT } });
    if (status >= 400 && status < 500) return ofProblem('bad-request');
    if (isUnreachable(error)) return ofProblem('unavailable', { headers: { 'retry-after': '2' } });
    return ofProblem('internal-error');
  }

  /** The router found nothing: is it the address that is unknown, or the method on it? */
  #notRouted(request: FastifyRequest): Answer {
    const allow = this.routes.methodsOf(request.url.split('?')[0] ?? '').join(', ');
    return allow === ''
      ? ofProblem('not-found')
      : ofProblem('method-not-allowed', { params: { allow }, headers: { allow } });
  }

  /** The message of an unforeseen error may hold what was sent, so only its kind, code and frames are logged. */
  #log(error: unknown, request: FastifyRequest): void {
    const frames =
      error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
    this.logger.error(
      {
        requestId: request.id,
        route: request.routeOptions.url,
        kind: error instanceof Error ? error.name : typeof error,
        code: codeOf(error),
        frames: frames.slice(0, 12).map((line) => line.trim()),
      },
      'request failed',
    );
  }
}

function ofProblem(code: ProblemCode, options: Problem['options'] = {}): Answer {
  const { status, title, detail } = PROBLEMS[code];
  return {
    code,
    status,
    title,
    detail,
    params: options.params ?? {},
    faults: options.faults ?? [],
    headers: {
      ...(status === 401
        ? { 'www-authenticate': 'Bearer realm="referral-desk", ApiKey realm="referral-desk"' }
        : {}),
      ...(status === 415 && options.params?.['accept'] ? { accept: String(options.params['accept']) } : {}),
      ...options.headers,
    },
    ...(options.members === undefined ? {} : { members: options.members }),
  };
}

function bodyOf(answer: Answer, language: Language, requestId: string): Record<string, unknown> {
  return {
    type: problemType(answer.code),
    title: say(answer.title, language),
    status: answer.status,
    detail: say(answer.detail, language, answer.params),
    ...(answer.citation === undefined ? {} : { citation: answer.citation }),
    ...(answer.faults.length === 0
      ? {}
      : { errors: answer.faults.map((fault) => tellFault(fault, language)) }),
    ...answer.members,
    requestId,
  };
}

/** A fault as it is told: pointer, code, and its sentence in one language. */
export function tellFault(
  fault: Fault,
  language: Language,
): { pointer: string; code: string; detail: string } {
  const sentence = FAULT_SENTENCES[fault.code] ?? { en: fault.code, fr: fault.code };
  return { pointer: fault.pointer, code: fault.code, detail: say(sentence, language, fault.params) };
}
