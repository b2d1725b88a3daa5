import { type LoggerService } from '@nestjs/common';
import { destination, type Logger, pino } from 'pino';

/** Injection token of the one logger. */
export const LOGGER = Symbol('LOGGER');

/**
 * The service's logger: JSON lines with ids and codes only. It writes to a file when one is named, otherwise to standard
 * output. No request body, header, address or address part with a person in it is ever handed to it.
 */
export function makeLogger(file?: string): Logger {
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination(file === undefined ? { dest: 1, sync: true } : { dest: file, sync: true, append: true }),
  );
}

/** Lets Nest speak through the logger; only what goes wrong is worth a line. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(): void {}

  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error({ context: rest.at(-1) }, typeof message === 'string' ? message : 'framework error');
  }

  warn(message: unknown): void {
    this.logger.warn(typeof message === 'string' ? message : 'framework warning');
  }
}
