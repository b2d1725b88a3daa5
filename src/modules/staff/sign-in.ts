import { type JWTPayload } from 'jose';
import { type SignIn } from '../../domain/access.js';

/**
 * Values of `amr` (RFC 8176) that show a second factor or a key that cannot be copied. A code by text message or call
 * (`sms`, `tel`) is not among them.
 */
const SECOND_FACTORS = ['mfa', 'otp', 'hwk', 'swk', 'pop', 'sc'];

/** What a token says of how and when its holder signed in (RFC 9068, section 2.2.1). An instant to come counts as none. */
export function signInOf(payload: JWTPayload, acrValues: readonly string[], nowSeconds: number): SignIn {
  const { amr, acr, auth_time: at } = payload;
  const methods: readonly unknown[] = Array.isArray(amr) ? amr : [];
  const byMethod = methods.some((method) => SECOND_FACTORS.includes(String(method)));
  const byLevel = typeof acr === 'string' && acrValues.includes(acr);
  const known = typeof at === 'number' && Number.isFinite(at) && at <= nowSeconds + 5;
  return { multiFactor: byMethod || byLevel, ageSeconds: known ? Math.max(0, nowSeconds - at) : null };
}
