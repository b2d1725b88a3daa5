import { BlockList, isIP } from 'node:net';

/** How an entry of a list of addresses is written, for sentences. */
export const ADDRESS_RANGE_FORM = '203.0.113.0/24 or 2001:db8::/32';

/**
 * True for a range of IPv4 or IPv6 addresses in CIDR notation (RFC 4632, RFC 4291). An IPv4 range is written as one: in the
 * IPv6 form (::ffff:0:0/96) it would never meet an IPv4 caller.
 */
export function isAddressRange(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/');
  const version = isIP(address);
  if (rest.length > 0 || version === 0 || address.includes('%') || /^::ffff:/i.test(address)) return false;
  return /^(0|[1-9]\d{0,2})$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}

/**
 * Whether a caller's address lies in one of the ranges; an empty list allows any. An IPv4 caller seen through an IPv6
 * socket (::ffff:203.0.113.5) is the IPv4 caller. What is no address is allowed nowhere.
 */
export function allowsAddress(ranges: readonly string[], address: string): boolean {
  if (ranges.length === 0) return true;
  const plain = (address.split('%')[0] ?? '').replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  const version = isIP(plain);
  if (version === 0) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  for (const range of ranges) {
    const [base = '', prefix = ''] = range.split('/');
    // Only ranges of the caller's own kind: the list would find every IPv4 address in ::/0.
    if (isIP(base) === version) list.addSubnet(base, Number(prefix), family);
  }
  return list.check(plain, family);
}
