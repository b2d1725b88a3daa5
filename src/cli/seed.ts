import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { createApp } from '../app.factory.js';
import { readUnsignedEnvironment } from '../config.js';
import { KEY_SCOPES, type KeyScope, STAFF_ROLES, type StaffRole } from '../domain/access.js';
import { isCalendarDay } from '../domain/calendar-day.js';
import { checkTerms, MOST_PLACES, OLDEST_ATTESTATION_DAYS } from '../domain/partner/agreement.js';
import { AREAS } from '../domain/partner/areas.js';
import { isRefusal } from '../domain/refusal.js';
import { makeApiKey } from '../modules/partners/api-key.js';
import { type SeededAgreement } from '../modules/partners/partner.take-up.js';
import { checkDatabase } from '../platform/database/check-database.js';
import { makeLogger } from '../platform/logger.js';
import { StartupError } from '../platform/startup-error.js';
import { type Identities, takeUpIdentities } from './identities.js';

interface SeedFile {
  readonly partners?: readonly {
    readonly partnerId: string;
    readonly name: string;
    readonly scopes?: readonly KeyScope[];
    readonly agreement?: SeededAgreement;
  }[];
  readonly staff?: readonly {
    readonly staffId: string;
    readonly tokenSubject: string;
    readonly role: StaffRole;
  }[];
}

const EXAMPLE =
  '{ "partners": [{ "partnerId": "ptn_example", "name": "…", "agreement": { "area": ["US"], "placesPerYear": 300, "validFrom": "2026-01-01", "validTo": "2026-12-31" } }], "staff": [{ "staffId": "stf_one", "tokenSubject": "…", "role": "manager" }] }';

/**
 * `npm run seed -- FILE`: takes up the first partners and staff of a deployment and prints each partner's API key, once.
 * What is there already stays as it is. It leaves events and signs nothing: it is not asked for the signing key.
 */
export async function main([path]: readonly string[]): Promise<void> {
  const { live, host, port } = readUnsignedEnvironment();
  if (live === undefined)
    throw new StartupError('DATABASE_URL is not set: the demo seeds itself at npm start.');
  const file = readSeedFile(path);
  const { ownerUrl: _owner, ...settings } = live;
  await checkDatabase(settings.databaseUrl);
  const app = await createApp({ ...settings, environment: 'live', host, port }, makeLogger());
  try {
    const keys = (file.partners ?? []).map((partner) => ({ partner, ...makeApiKey('live') }));
    const identities: Identities = {
      partners: (file.partners ?? []).map(({ partnerId, name, agreement }) => ({
        ...{ partnerId, name },
        ...(agreement === undefined ? {} : { agreement }),
      })),
      apiKeys: keys.map(({ partner, key }) => ({
        partnerId: partner.partnerId,
        key,
        scopes: partner.scopes ?? KEY_SCOPES,
      })),
      staff: file.staff ?? [],
    };
    await takeUpIdentities(app, identities);
    for (const { partner, text } of keys) process.stdout.write(`${partner.partnerId}  ${text}\n`);
  } finally {
    await app.close();
  }
}

function readSeedFile(path: string | undefined): SeedFile {
  if (path === undefined) throw new StartupError(`Name a file to seed from, for example ${EXAMPLE}`);
  let file: SeedFile;
  try {
    file = JSON.parse(readFileSync(path, 'utf8')) as SeedFile;
  } catch {
    throw new StartupError(`The seed file cannot be read as JSON: it should look like ${EXAMPLE}`);
  }
  const sound =
    (file.partners ?? []).every(
      ({ partnerId, name, scopes, agreement }) =>
        /^ptn_[a-z0-9-]{1,60}$/.test(partnerId) &&
        typeof name === 'string' &&
        (scopes ?? []).every((scope) => KEY_SCOPES.includes(scope)) &&
        (agreement === undefined || isAgreement(agreement)),
    ) &&
    (file.staff ?? []).every(
      ({ staffId, tokenSubject, role }) =>
        /^stf_[a-z0-9-]{1,60}$/.test(staffId) &&
        typeof tokenSubject === 'string' &&
        STAFF_ROLES.includes(role),
    );
  if (!sound)
    throw new StartupError(`The seed file has an entry that is not sound: it should look like ${EXAMPLE}`);
  return file;
}

/** True for terms that could be recorded over the API, too. */
function isAgreement(terms: SeededAgreement): boolean {
  return (
    Array.isArray(terms.area) &&
    terms.area.length > 0 &&
    terms.area.every((area) => AREAS.includes(area)) &&
    isWholeNumber(terms.placesPerYear, MOST_PLACES) &&
    isWholeNumber(terms.attestationMaxAgeDays ?? 1, OLDEST_ATTESTATION_DAYS) &&
    isCalendarDay(terms.validFrom) &&
    isCalendarDay(terms.validTo) &&
    !isRefusal(checkTerms(terms))
  );
}

function isWholeNumber(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
