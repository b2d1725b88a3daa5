import { isLoopback } from './loopback.js';

/** True for https, and for http on this machine: what is fetched there cannot be replaced on the way. */
export function isSafeWebAddress(value: unknown): value is string {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
