import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Language, negotiateLanguage } from '../language/language.js';

/** The headers that say in which language an answer is, and that it depends on what was asked for. */
export function languageHeaders(language: Language): Readonly<Record<string, string>> {
  return { 'content-language': language, vary: 'Accept-Language' };
}

const documented = ApiHeader({
  name: 'Accept-Language',
  description: 'Language of the sentences in the answer: en or fr.',
  required: false,
  schema: { type: 'string', maxLength: 200, example: 'en' },
});

/**
 * Parameter of a controller whose answer holds sentences: their language. Says so in the answer's headers, and documents
 * the header that asks for it.
 */
export const AnswerLanguage = createParamDecorator(
  (_: unknown, context: ExecutionContext): Language => {
    const http = context.switchToHttp();
    const language = negotiateLanguage(http.getRequest<FastifyRequest>().headers['accept-language']);
    void http.getResponse<FastifyReply>().headers(languageHeaders(language));
    return language;
  },
  [
    (target, key = '') => {
      const method = Object.getOwnPropertyDescriptor(target, key);
      if (method !== undefined) documented(target, key, method);
    },
  ],
);
