import { createHash } from 'node:crypto';
import { applyDecorators, createParamDecorator, type ExecutionContext, Header } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { NOTICE_LANGUAGES, type NoticeLanguage } from '../../domain/notices/notice-document.js';
import { NOTICE_FORMATS, type NoticeFormat } from '../../domain/notices/notice-formats.js';
import { NOTICE_STYLES } from '../../domain/notices/notice-style.js';
import { negotiateType } from '../../platform/http/accept.js';
import { languageHeaders } from '../../platform/http/answer-language.js';
import { negotiateLanguage } from '../../platform/language/language.js';

/** How somebody wants to read a notice. */
export interface NoticeForm {
  readonly language: NoticeLanguage;
  readonly format: NoticeFormat;
}

const HASHES = NOTICE_STYLES.map(
  (style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
);
/** The policy of a notice's page: the styles notices were made with, and nothing else. */
export const NOTICE_POLICY = `default-src 'none'; style-src ${HASHES.join(' ')}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/**
 * Parameter of a controller that answers with a notice: its language, by `language` in the query or else by `Accept-Language`,
 * and its form, by `Accept`. Says both in the answer's headers.
 */
export const AnswerNotice = createParamDecorator((_: unknown, context: ExecutionContext): NoticeForm => {
  const http = context.switchToHttp();
  const { headers, query } = http.getRequest<FastifyRequest>();
  const asked = (query as { readonly language?: unknown }).language;
  const language =
    NOTICE_LANGUAGES.find((one) => one === asked) ?? negotiateLanguage(headers['accept-language']);
  const format = negotiateType(headers.accept, NOTICE_FORMATS);
  void http.getResponse<FastifyReply>().headers({
    ...languageHeaders(language),
    vary: 'Accept, Accept-Language',
    'content-type': `${format}; charset=utf-8`,
  });
  return { language, format };
});

const bodyOf = (example: string): object => ({ schema: { type: 'string', maxLength: 2_000_000, example } });

/** Documents and guards an answer that is a notice. */
export function ApiNotice(): MethodDecorator {
  return applyDecorators(
    Header('content-security-policy', NOTICE_POLICY),
    ApiHeader({
      name: 'Accept-Language',
      description: 'Language of the notice where the query names none: en or fr.',
      required: false,
      schema: { type: 'string', maxLength: 200, example: 'en' },
    }),
    ApiOkResponse({
      description: 'The notice as it was made.',
      content: {
        'text/plain': bodyOf('Notice of decision on file RD-7K3M9-Q2XP4'),
        'text/html': bodyOf('<!doctype html>'),
      },
    }),
  );
}
