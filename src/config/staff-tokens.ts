import { type StaffTokens } from '../config.js';
import { isSafeWebAddress } from '../platform/http/safe-web-address.js';
import { StartupError } from '../platform/startup-error.js';
import { refuseDemo } from './checks.js';
import { required, type Variables, wholeNumber, words } from './variables.js';

/** Longest life of a staff token in a deployment: a working day and its night. */
const MAX_LIFE_SECONDS = 86_400;

/** Reads whose tokens are staff's in a deployment. Throws a {@link StartupError} that names the variable. */
export function readStaffTokens(variables: Variables): StaffTokens {
  const what = 'the issuer of staff access tokens';
  const issuer = refuseDemo('OIDC_ISSUER', required(variables, 'OIDC_ISSUER', what));
  const jwksUrl = variables['OIDC_JWKS_URL'] ? readWebAddress(variables, 'OIDC_JWKS_URL') : undefined;
  // Without an address of the keys they are found through the issuer, which then must be as safe.
  if (jwksUrl === undefined) readWebAddress(variables, 'OIDC_ISSUER');
  const clientId = variables['OIDC_CLIENT_ID']?.trim();
  const scopes = words(variables, 'OIDC_SCOPES');
  const minutes = wholeNumber(variables, 'STAFF_SIGN_IN_MAX_AGE', { min: 1, max: 1440, byDefault: 60 });
  return {
    issuer,
    audience: required(variables, 'OIDC_AUDIENCE', 'the audience staff access tokens are made for'),
    ...(jwksUrl === undefined ? {} : { jwksUrl }),
    signInMaxAgeSeconds: minutes * 60,
    maxLifeSeconds: MAX_LIFE_SECONDS,
    acrValues: words(variables, 'OIDC_ACR_VALUES'),
    ...(clientId ? { signInClient: { clientId, scopes: scopes.length > 0 ? scopes : ['openid'] } } : {}),
  };
}

function readWebAddress(variables: Variables, name: string): URL {
  const value = variables[name]?.trim() ?? '';
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new StartupError(`${name} is not a web address: give that of your identity provider.`);
  }
  if (!isSafeWebAddress(value)) {
    throw new StartupError(
      `${name} is not https: keys fetched in the clear can be replaced on the way; use https.`,
    );
  }
  return new URL(value);
}
