import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { StartupError } from '../../startup-error.js';

/** Below the ports that systems hand to outgoing connections, one of which could sit on ours when we restart. */
const [FIRST, LAST] = [20_000, 32_000];

/** True when a server could listen on this port of 127.0.0.1 now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const server = createServer();
    server.once('error', () => answer(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => answer(true)));
  });
}

/**
 * A port of 127.0.0.1 that nobody listens on: the preferred one if it is free. Another program may take it before the
 * caller does, who must then ask again.
 *
 * @throws StartupError when a hundred random ports are all taken
 */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isFree(preferred))) return preferred;
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(FIRST, LAST);
    if (await isFree(port)) return port;
  }
  throw new StartupError(
    `No port from ${FIRST} to ${LAST} of 127.0.0.1 is free for PostgreSQL: end the programs that hold them.`,
  );
}
