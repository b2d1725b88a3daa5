import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { negotiateType } from './accept.js';

/** A page, or everything as a stream of lines, or of rows. */
export type AnswerForm = 'application/json' | 'application/x-ndjson' | 'text/csv';

/**
 * Parameter of a controller that answers in one of several forms: the one that `Accept` asks for, the first for who does not say.
 * Says in `Vary` that it was asked.
 */
export const AskedForm = createParamDecorator(
  (offered: readonly [AnswerForm, ...AnswerForm[]], context: ExecutionContext): AnswerForm => {
    const http = context.switchToHttp();
    void http.getResponse<FastifyReply>().header('vary', 'Accept');
    return negotiateType(http.getRequest<FastifyRequest>().headers.accept, offered);
  },
);
