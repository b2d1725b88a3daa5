import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { acceptedType } from './accept.js';
import { Problem } from './problem.js';

/** A page, or everything as a stream of lines, or of rows. */
export type AnswerForm = 'application/json' | 'application/x-ndjson' | 'text/csv';

/**
 * Parameter of a controller that answers in one of several forms: the one that `Accept` asks for, the first for who does not say.
 * Says in `Vary` that it was asked. Problem: not-acceptable, for who takes none of them: a table must not come as something else.
 */
export const AskedForm = createParamDecorator(
  (offered: readonly [AnswerForm, ...AnswerForm[]], context: ExecutionContext): AnswerForm => {
    const http = context.switchToHttp();
    void http.getResponse<FastifyReply>().header('vary', 'Accept');
    const form = acceptedType(http.getRequest<FastifyRequest>().headers.accept, offered);
    if (form === null) throw new Problem('not-acceptable', { params: { accept: offered.join(', ') } });
    return form;
  },
);
