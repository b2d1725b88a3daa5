import { KEY_SCOPES, type StaffRole } from '../domain/access.js';
import { MOST_PLACES } from '../domain/partner/agreement.js';
import { WHOLE_COUNTRY } from '../domain/partner/areas.js';
import { type Identities } from '../cli/identities.js';
import { parseApiKey } from '../modules/partners/api-key.js';
import { StartupError } from '../platform/startup-error.js';
import { type DemoSecrets } from './demo-secrets.js';

/** The made-up staff of a demo, by the name under which their tokens are printed. */
export const DEMO_STAFF = {
  officer: 'officer',
  officer2: 'officer',
  reviewer: 'reviewer',
  reviewer2: 'reviewer',
  manager: 'manager',
  manager2: 'manager',
  auditor: 'auditor',
  administrator: 'administrator',
} as const satisfies Record<string, StaffRole>;

export type DemoStaffName = keyof typeof DEMO_STAFF;

/**
 * What the demo's partners have agreed to: the whole country, places enough for a hundred thousand made-up files, and
 * attestations of three years, so that the committed samples stay good.
 */
const DEMO_AGREEMENT = {
  area: [WHOLE_COUNTRY],
  placesPerYear: MOST_PLACES,
  validFrom: '2025-01-01',
  validTo: '2029-12-31',
  attestationMaxAgeDays: 1095,
  mannerOfReferral: 'By batch, each case reviewed by counsel first (made up).',
  training: 'Two days on the Agreement and on consent (made up).',
  groundsForSuspension: ['Referrals that were not verified (made up).'],
} as const;

/** The token subject of a member of the demo's staff. */
export function demoSubject(name: DemoStaffName): string {
  return `demo|${name}`;
}

/** The made-up identities of a demo: two partners with a key each, and staff of every role. */
export function demoIdentities(secrets: DemoSecrets): Identities {
  return {
    partners: [
      { partnerId: 'ptn_demo-a', name: 'Example Aid Network (made up)', agreement: DEMO_AGREEMENT },
      { partnerId: 'ptn_demo-b', name: 'Example Legal Clinic (made up)', agreement: DEMO_AGREEMENT },
    ],
    apiKeys: [
      { partnerId: 'ptn_demo-a', key: keyOf(secrets.apiKeys.partnerA), scopes: KEY_SCOPES },
      { partnerId: 'ptn_demo-b', key: keyOf(secrets.apiKeys.partnerB), scopes: KEY_SCOPES },
    ],
    staff: (Object.keys(DEMO_STAFF) as DemoStaffName[]).map((name) => ({
      staffId: `stf_demo-${name}`,
      tokenSubject: demoSubject(name),
      role: DEMO_STAFF[name],
    })),
  };
}

function keyOf(text: string): NonNullable<ReturnType<typeof parseApiKey>> {
  const key = parseApiKey(text);
  if (key === null)
    throw new StartupError('The demo’s API keys in secrets.json are damaged: start with another DATA_DIR.');
  return key;
}
