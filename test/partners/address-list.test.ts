import { allowsAddress, isAddressRange } from '../../src/modules/partners/address-list.js';

describe('a range of addresses', () => {
  it.each(['203.0.113.0/24', '203.0.113.7/32', '0.0.0.0/0', '2001:db8::/32', '2001:db8::1/128', '::/0'])(
    '%s is one',
    (text) => expect(isAddressRange(text)).toBe(true),
  );

  it.each([
    '203.0.113.7',
    '203.0.113.0/33',
    '203.0.113/24',
    '203.0.113.0/024',
    '203.0.113.0/24/8',
    '203.0.113.0/-1',
    '2001:db8::/129',
    '::ffff:203.0.113.0/120',
    'fe80::1%eth0/64',
    'example.org/24',
    '/24',
    '',
  ])('“%s” is none', (text) => expect(isAddressRange(text)).toBe(false));
});

describe('a list of ranges', () => {
  const ranges = ['203.0.113.0/24', '2001:db8:1::/48'];

  it('allows anyone when it is empty', () => {
    expect(allowsAddress([], '198.51.100.1')).toBe(true);
    expect(allowsAddress([], '2001:db8::1')).toBe(true);
  });

  it.each([
    ['203.0.113.0', true],
    ['203.0.113.255', true],
    ['203.0.112.255', false],
    ['203.0.114.0', false],
    ['::ffff:203.0.113.9', true],
    ['::FFFF:203.0.113.9', true],
    ['::ffff:203.0.114.9', false],
    ['2001:db8:1::1', true],
    ['2001:db8:1:ffff:ffff:ffff:ffff:ffff', true],
    ['2001:db8:2::1', false],
    ['::1', false],
    ['127.0.0.1', false],
    ['', false],
    ['203.0.113.9, 198.51.100.1', false],
    ['unknown', false],
  ])('answers %s with %s', (address, allowed) => {
    expect(allowsAddress(ranges, address)).toBe(allowed);
  });

  it('keeps IPv4 and IPv6 apart: all of one is none of the other', () => {
    expect(allowsAddress(['0.0.0.0/0'], '2001:db8::1')).toBe(false);
    expect(allowsAddress(['::/0'], '203.0.113.9')).toBe(false);
    expect(allowsAddress(['0.0.0.0/0'], '::ffff:203.0.113.9')).toBe(true);
  });
});
