import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** Buckets there are; it bounds the memory that any number of addresses can take. */
const BUCKETS = 65_536;
const key = randomBytes(16);

/**
 * The bucket an address is counted in: an IPv4 address for itself, an IPv6 address with its /64, which is what one line
 * gets. A keyed hash, new for each process: no address is kept, and nobody can aim at another one's bucket. Two
 * addresses in one bucket share a count, which never shuts a good key or token out.
 */
export function addressBucket(address: string): number {
  return createHmac('sha256', key).update(networkOf(address)).digest().readUInt32BE(0) % BUCKETS;
}

/** An IPv4 address as it is, also one written as IPv6; the first four groups of an IPv6 address; other text as it is. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  const [before = '', after] = new URL(`http://[${plain}]/`).hostname.slice(1, -1).split('::');
  const groups = (part: string | undefined): string[] => (part ? part.split(':') : []);
  const head = groups(before);
  const tail = groups(after);
  const zeros = Array.from({ length: after === undefined ? 0 : 8 - head.length - tail.length }, () => '0');
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(':')}/64`;
}
