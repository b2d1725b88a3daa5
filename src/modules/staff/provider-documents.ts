import { createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { type StaffTokens } from '../../config.js';
import { isSafeWebAddress } from '../../platform/http/safe-web-address.js';

/** Finds the key a token names, among those published at one time. */
export type KeySet = ReturnType<typeof createLocalJWKSet>;

const TIMEOUT_MS = 5000;
const MAX_LENGTH = 1_000_000;

/**
 * The keys the identity provider publishes now: at the address that is set, or at the one in its discovery document
 * (OpenID Connect Discovery 1.0, section 4). Throws when it cannot be reached, says it is somebody else, names an address
 * that is not safe, or answers anything but keys.
 */
export async function fetchKeySet({ issuer, jwksUrl }: StaffTokens): Promise<KeySet> {
  const address = jwksUrl?.href ?? (await discoverKeys(issuer));
  return createLocalJWKSet((await fetchJson(address)) as unknown as JSONWebKeySet);
}

async function discoverKeys(issuer: string): Promise<string> {
  const told = await fetchJson(discoveryAddress(issuer));
  if (told['issuer'] !== issuer) throw new Error('the discovery document is another issuer’s');
  const address = told['jwks_uri'];
  if (!isSafeWebAddress(address)) throw new Error('the discovery document names keys at no safe address');
  return address;
}

/** Where an issuer says what it offers. */
export function discoveryAddress(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

async function fetchJson(address: string): Promise<Record<string, unknown>> {
  const response = await fetch(address, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  if (!response.ok || text.length > MAX_LENGTH) throw new Error(`the provider answered ${response.status}`);
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) throw new Error('the provider answered no object');
  return value as Record<string, unknown>;
}
