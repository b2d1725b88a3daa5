import { type StaffTokens } from '../../config.js';
import { Problem } from './problem.js';

/** What an operation answers when the sign-in behind a good token is not enough (RFC 9470, section 3). */
export function stepUpProblem({
  signInMaxAgeSeconds,
  acrValues,
}: Pick<StaffTokens, 'signInMaxAgeSeconds' | 'acrValues'>): Problem {
  const parts = [
    'realm="referral-desk"',
    'error="insufficient_user_authentication"',
    'error_description="A fresh sign-in with a second factor is required"',
    ...(acrValues.length === 0 ? [] : [`acr_values="${acrValues.join(' ')}"`]),
    `max_age="${signInMaxAgeSeconds}"`,
  ];
  return new Problem('sign-in-insufficient', {
    params: { minutes: Math.floor(signInMaxAgeSeconds / 60) },
    headers: { 'www-authenticate': `Bearer ${parts.join(', ')}` },
  });
}
