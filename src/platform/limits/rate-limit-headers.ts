import { type Quota, WINDOW_SECONDS } from './limits.js';

/** Where a caller stands with one quota. */
export interface Standing {
  readonly policy: Quota;
  /** Points in a window. */
  readonly quota: number;
  readonly used: number;
  /** Until the window ends and the count begins anew. */
  readonly resetsInSeconds: number;
}

/** What is left of a quota. */
export function remainingOf({ quota, used }: Standing): number {
  return Math.max(0, quota - used);
}

/** `RateLimit-Policy` and `RateLimit`, as lists of string items (draft-ietf-httpapi-ratelimit-headers-10). */
export function rateLimitHeaders(standings: readonly Standing[]): Record<string, string> {
  return {
    'ratelimit-policy': standings
      .map(({ policy, quota }) => `"${policy}";q=${quota};w=${WINDOW_SECONDS}`)
      .join(', '),
    ratelimit: standings
      .map((one) => `"${one.policy}";r=${remainingOf(one)};t=${one.resetsInSeconds}`)
      .join(', '),
  };
}
