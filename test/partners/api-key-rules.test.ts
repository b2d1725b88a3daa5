import {
  isLive,
  keyExpiry,
  type KeyFacts,
  mayIssue,
  mayRotate,
} from '../../src/domain/partner/api-key-rules.js';
import { isRefusal } from '../../src/domain/refusal.js';

const NOW = new Date('2026-11-22T12:00:00.000Z');
const DAY = 86_400_000;
const inDays = (days: number, ms = 0): Date => new Date(NOW.getTime() + days * DAY + ms);
const said = (answer: unknown): unknown => (isRefusal(answer) ? answer.code : answer);

function key(keyId: string, change: Partial<KeyFacts> = {}): KeyFacts {
  return { keyId, line: keyId, label: keyId, expiresAt: inDays(100), revokedAt: null, ...change };
}

describe('a key', () => {
  it('is live until the instant it expires, and not at it', () => {
    expect(isLive(key('a', { expiresAt: inDays(0, 1) }), NOW)).toBe(true);
    expect(isLive(key('a', { expiresAt: NOW }), NOW)).toBe(false);
    expect(isLive(key('a', { revokedAt: inDays(-1) }), NOW)).toBe(false);
  });

  it('lives 365 days unless told, 366 at most, and never ends before it begins', () => {
    expect(said(keyExpiry(NOW))).toEqual(inDays(365));
    expect(said(keyExpiry(NOW, inDays(366)))).toEqual(inDays(366));
    expect(said(keyExpiry(NOW, inDays(366, 1)))).toBe('key-life');
    expect(said(keyExpiry(NOW, inDays(0, 1)))).toEqual(inDays(0, 1));
    expect(said(keyExpiry(NOW, NOW))).toBe('key-life');
  });
});

describe('issuing a key', () => {
  it.each(['in-vetting', 'suspended', 'revoked'] as const)('is not for a partner that is %s', (state) => {
    expect(said(mayIssue(state, [], 'a', NOW))).toBe('keys-need-approval');
  });

  it('is refused under the label of a live key, so that a request sent twice makes one; not under that of an ended one', () => {
    expect(said(mayIssue('approved', [key('a')], 'a', NOW))).toBe('key-label-in-use');
    expect(said(mayIssue('approved', [key('a', { revokedAt: NOW })], 'a', NOW))).toBe(true);
    expect(said(mayIssue('approved', [key('a', { expiresAt: NOW })], 'a', NOW))).toBe(true);
  });

  it('stops at twenty live keys', () => {
    const keys = (count: number): KeyFacts[] => Array.from({ length: count }, (_, i) => key(`k${i}`));
    expect(said(mayIssue('approved', keys(19), 'new', NOW))).toBe(true);
    expect(said(mayIssue('approved', keys(20), 'new', NOW))).toBe('too-many-keys');
  });
});

describe('rotating a key', () => {
  const old = key('a');
  const rotate = (until?: Date, keys: readonly KeyFacts[] = [old], one = old): unknown =>
    said(mayRotate('approved', keys, one, { now: NOW, ...(until === undefined ? {} : { until }) }));

  it('leaves the old one seven days unless told, thirty at most, none at least', () => {
    expect(rotate()).toEqual(inDays(7));
    expect(rotate(inDays(30))).toEqual(inDays(30));
    expect(rotate(inDays(30, 1))).toBe('key-overlap');
    expect(rotate(NOW)).toEqual(NOW);
    expect(rotate(inDays(0, -1))).toBe('key-overlap');
  });

  it('never makes the old one live longer than it would have', () => {
    const ending = key('a', { expiresAt: inDays(3) });
    expect(rotate(inDays(10), [ending], ending)).toEqual(inDays(3));
  });

  it('is refused while two of the line live; others do not count', () => {
    expect(rotate(undefined, [old, key('b', { line: 'a' })])).toBe('rotation-under-way');
    expect(rotate(undefined, [old, key('b')])).toEqual(inDays(7));
    expect(rotate(undefined, [old, key('b', { line: 'a', revokedAt: NOW })])).toEqual(inDays(7));
  });

  it('is refused for a key that has ended, and for a partner that is not approved', () => {
    expect(rotate(undefined, [], key('a', { expiresAt: NOW }))).toBe('key-not-live');
    expect(said(mayRotate('suspended', [old], old, { now: NOW }))).toBe('keys-need-approval');
  });
});
