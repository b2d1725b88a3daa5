const LOOPBACK = ['127.0.0.1', '::1', '[::1]', 'localhost'];

/** True for a host, as a setting or an address writes it, that is this machine alone. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.includes(host);
}
