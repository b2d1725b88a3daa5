import { isIP } from 'node:net';
import { StartupError } from '../startup-error.js';
import { LIMITS, type Limits, type Quota } from './limits.js';

type Variables = Readonly<Record<string, string | undefined>>;

const HIGHEST = 1_000_000;
const SETTINGS: Readonly<Record<Quota, string>> = {
  key: 'RATE_LIMIT_KEY',
  partner: 'RATE_LIMIT_PARTNER',
  staff: 'RATE_LIMIT_STAFF',
  address: 'RATE_LIMIT_ADDRESS',
  failures: 'RATE_LIMIT_FAILURES',
};

/** The limits of a deployment, with the quotas its settings give. Throws a {@link StartupError} that names the setting. */
export function readLimits(variables: Variables): Limits {
  const quotas = { ...LIMITS.quotas };
  for (const [quota, name] of Object.entries(SETTINGS) as [Quota, string][]) {
    const value = variables[name];
    if (!value) continue;
    if (!/^[1-9]\d{0,6}$/.test(value) || Number(value) > HIGHEST) {
      throw new StartupError(
        `${name} is not a number of requests in a minute: give a whole number from 1 to ${HIGHEST}, or unset it for ${LIMITS.quotas[quota]}.`,
      );
    }
    quotas[quota] = Number(value);
  }
  return { ...LIMITS, quotas };
}

/**
 * The proxies whose word on where a request comes from is taken (TRUSTED_PROXIES): addresses and networks, separated by
 * commas; nobody's when unset. A network that holds every address is refused: anybody could then write what they like.
 */
export function readTrustedProxies(variables: Variables): readonly string[] {
  const given = (variables['TRUSTED_PROXIES'] ?? '').trim();
  if (given === '') return [];
  const proxies = given.split(',').map((one) => one.trim());
  if (!proxies.every(isNetwork)) {
    throw new StartupError(
      'TRUSTED_PROXIES is not a list of addresses: give the proxies before the service as addresses or networks, separated by commas, for example 10.0.0.5,192.0.2.0/24, or unset it when there is none.',
    );
  }
  if (proxies.some((one) => one.endsWith('/0'))) {
    throw new StartupError(
      'TRUSTED_PROXIES trusts every address, so that anybody could pretend to call from anywhere: name the proxies only.',
    );
  }
  return proxies;
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more !== undefined || address.includes('%')) return false;
  return (
    prefix === undefined ||
    (/^(0|[1-9]\d{0,2})$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128))
  );
}
