import { type Socket } from 'node:net';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { v7 } from 'uuid';
import { type Language, negotiateLanguage, say } from '../language/language.js';
import { type ProblemCode, PROBLEMS, problemType } from './problem-codes.js';
import { API_HEADERS } from './security-headers.js';

/** What Node's parser and its clock call the faults that have a problem of their own. */
const OF_PARSER: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'too-slow',
};

/** Answers what Node's parser gave up on, which is no request yet, as a problem in English, and hangs up. */
export function answerClientError(error: { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = OF_PARSER[error.code ?? ''] ?? 'bad-request';
  const requestId = v7();
  const body = bodyOf(code, 'en', requestId);
  const headers = {
    ...headersOf('en'),
    'x-request-id': requestId,
    connection: 'close',
    'content-length': String(Buffer.byteLength(body)),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${PROBLEMS[code].status} ${PROBLEMS[code].title.en}\r\n${lines.join('')}\r\n${body}`);
}

/** Longest address with its query, in characters. */
const LONGEST_ADDRESS = 4_096;

/** Answers an address that is too long as a whole, before anything of it is looked at. */
export function registerAddressLimit(instance: FastifyInstance): void {
  instance.addHook('onRequest', async (request, reply) => {
    if (request.url.length <= LONGEST_ADDRESS) return;
    answerUnroutable({ code: 'FST_ERR_MAX_PARAM_LENGTH' }, request, reply);
    return reply;
  });
}

/** Answers an address that the router cannot read, before any hook or filter has run. */
export function answerUnroutable(
  error: { readonly code: string },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const code: ProblemCode = error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 'address-too-long' : 'bad-request';
  const language = negotiateLanguage(request.headers['accept-language']);
  void reply
    .status(PROBLEMS[code].status)
    .headers({ ...headersOf(language), 'x-request-id': request.id })
    .send(bodyOf(code, language, request.id));
}

function headersOf(language: Language): Record<string, string> {
  return {
    ...API_HEADERS,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
    vary: 'Accept-Language',
  };
}

function bodyOf(code: ProblemCode, language: Language, requestId: string): string {
  const { status, title, detail } = PROBLEMS[code];
  return JSON.stringify({
    type: problemType(code),
    title: say(title, language),
    status,
    detail: say(detail, language),
    requestId,
  });
}
