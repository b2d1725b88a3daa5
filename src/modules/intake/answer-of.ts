import { languageHeaders } from '../../platform/http/answer-language.js';
import { type KeyedAnswer } from '../../platform/http/keyed-answer.js';
import { type Language } from '../../platform/language/language.js';

/** A whole answer in JSON. */
export function answerOf(
  status: number,
  body: object,
  language: Language,
  headers: KeyedAnswer['headers'] = {},
): KeyedAnswer {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...languageHeaders(language),
      ...headers,
    },
    body: JSON.stringify(body),
  };
}

/** The headers of an answer about a batch that was stored: where it is, and that its form depends on `Prefer`. */
export function headersOfBatch(batchId: string): KeyedAnswer['headers'] {
  return { location: `/v1/referral-batches/${batchId}`, vary: 'Accept-Language, Prefer' };
}
