import { type Server } from 'node:http';
import { BlockList, isIP, isIPv4, type Socket } from 'node:net';
import { networkOf } from '../limits/address-bucket.js';
import { type Limits } from '../limits/limits.js';

/** What Fastify hands to Node's server, so that a sender of slow headers or of nothing is cut. */
export function patienceOf({ headersMs, requestMs, idleMs }: Limits): {
  readonly http: object;
  readonly requestTimeout: number;
  readonly keepAliveTimeout: number;
} {
  return {
    // Node looks for late requests at this interval only; its own 30 s would make every limit half a minute longer.
    http: { headersTimeout: headersMs, connectionsCheckingInterval: Math.min(1_000, headersMs) },
    requestTimeout: requestMs,
    keepAliveTimeout: idleMs,
  };
}

/**
 * Cuts connections beyond so many of one address (an IPv6 address counts with its /64). Trusted proxies are left alone:
 * theirs are everybody's.
 */
export function limitConnections(server: Server, limit: number, trustedProxies: readonly string[]): void {
  const proxies = new BlockList();
  for (const one of trustedProxies) {
    const [address = '', prefix] = one.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (prefix === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(prefix), family);
  }
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const [address = ''] = (socket.remoteAddress ?? '').split('%');
    // A connection that is over already has no address.
    if (isIP(address) === 0) return;
    const name = networkOf(address);
    if (isIPv4(name) ? proxies.check(name) : proxies.check(address, 'ipv6')) return;
    const others = open.get(name) ?? 0;
    if (others >= limit) {
      socket.destroy();
      return;
    }
    open.set(name, others + 1);
    socket.once('close', () => {
      const left = (open.get(name) ?? 1) - 1;
      if (left === 0) open.delete(name);
      else open.set(name, left);
    });
  });
}
