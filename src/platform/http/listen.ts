import { createServer } from 'node:net';
import { StartupError } from '../startup-error.js';

/**
 * Throws a {@link StartupError} when the address cannot be listened on, before anything else is started. Listening later
 * can still fail the same way; {@link asStartupError} says it in the same words.
 */
export async function checkPortFree(host: string, port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(asStartupError(error, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** What a failure to listen means, in one sentence; any other error as it is. */
export function asStartupError(error: unknown, port: number): unknown {
  const code = (error as { code?: string } | null)?.code;
  if (code === 'EADDRINUSE') {
    return new StartupError(
      `Port ${port} is in use by another program: stop that one, or choose another port, for example PORT=${port === 65535 ? 3001 : port + 1} npm start.`,
    );
  }
  if (code === 'EACCES') {
    return new StartupError(
      `Port ${port} needs more rights than this user has: choose one above 1023, for example PORT=3000.`,
    );
  }
  if (code === 'EADDRNOTAVAIL')
    return new StartupError('HOST is not an address of this machine: give one that is.');
  return error;
}
