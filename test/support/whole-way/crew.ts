import { takeUpIdentities } from '../../../src/cli/identities.js';
import { type StaffRole } from '../../../src/domain/access.js';
import { type Credentials } from '../access-world.js';
import { type TestApp } from '../app.js';
import { Callers } from './callers.js';
import { staffCredentials } from './staff-token.js';

/** Takes up staff of a test's own, so many of each role, and gives them as callers: `officer-1`, `reviewer-3`. */
export async function aCrew(
  test: TestApp,
  wanted: Partial<Record<StaffRole, number>>,
): Promise<{ readonly names: readonly string[]; readonly callers: Callers<string> }> {
  const crew = (Object.entries(wanted) as [StaffRole, number][]).flatMap(([role, count]) =>
    Array.from({ length: count }, (_, index) => ({ role, name: `${role}-${index + 1}` })),
  );
  const staff = crew.map(({ role, name }) => ({
    staffId: `stf_crew-${name}`,
    tokenSubject: `crew|${name}`,
    role,
  }));
  await takeUpIdentities(test.app, { partners: [], apiKeys: [], staff });
  const credentials: Record<string, Credentials> = {};
  for (const { name } of crew) {
    credentials[name] = await staffCredentials(test.secrets.issuerPrivateJwk, `crew|${name}`);
  }
  return { names: crew.map(({ name }) => name), callers: new Callers(() => test.url, credentials) };
}
