import { codeOf } from './unit-of-work.js';

/** SQLSTATE classes and client errors that mean so; 57014 is a statement that waited or ran too long. */
const CODES = /^(08|57P0|57014|53)|^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/;
/** What pg says without a code when a connection is cut or none comes free. */
const WORDS =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** True for an error that says that the database cannot be reached for now, and nothing of what was asked of it. */
export function isUnreachable(error: unknown): boolean {
  if (CODES.test(codeOf(error))) return true;
  return error instanceof Error && WORDS.test(error.message);
}
