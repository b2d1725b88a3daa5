const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** True for https, and for http on this machine: what is fetched there cannot be replaced on the way. */
export function isSafeWebAddress(value: unknown): value is string {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
}
