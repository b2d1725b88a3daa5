import { type Socket } from 'node:net';
import { say } from '../language/language.js';
import { type ProblemCode, PROBLEMS, problemType } from './problem-codes.js';

/** Answers what is not even a request (Node's parser gave up on it) as a problem, in English, and hangs up. */
export function answerClientError(error: { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code: ProblemCode = error.code === 'HPE_HEADER_OVERFLOW' ? 'headers-too-large' : 'bad-request';
  const { status, title, detail } = PROBLEMS[code];
  const body = JSON.stringify({
    type: problemType(code),
    title: say(title, 'en'),
    status,
    detail: say(detail, 'en'),
  });
  socket.end(
    `HTTP/1.1 ${status} ${say(title, 'en')}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Language: en\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
