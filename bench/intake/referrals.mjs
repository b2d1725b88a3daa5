import { createHash } from 'node:crypto';
import { aName } from './names.mjs';

const DAY_MS = 86_400_000;
const CITIES = [
  'Moscow',
  'Saint Petersburg',
  'Kazan',
  'Novosibirsk',
  'Ulan-Ude',
  'Krasnodar',
  'Perm',
  'Tomsk',
];
const STATES = ['LA', 'TX', 'CA', 'AZ', 'NY', 'WA', 'FL', 'PA'];
const SENTENCES = [
  'The applicant took part in public opposition to the war and was sought by the authorities afterwards.',
  'A search of the home is recorded, and a summons came to an address where the applicant no longer lived.',
  'Two relatives were questioned about where the applicant is.',
  'The employer was told to end the contract.',
  'A court heard the case without the applicant.',
];

/**
 * Referrals of made-up people without end, new ones at each call: one in two alone, the others with up to four of their family,
 * dates of birth over sixty years, rows of one to three kilobytes.
 */
export class Referrals {
  #made = 0;
  #random;
  #prefix;

  /** @param {string} prefix of the references, another one for each run against the same database */
  constructor(prefix, seed = 1) {
    this.#prefix = prefix;
    this.#random = randomFrom(seed);
  }

  /** So many rows: the text of each, and the few values of it that a plain table would have columns for. */
  take(count) {
    return Array.from({ length: count }, () => this.#one());
  }

  #one() {
    const random = this.#random;
    const reference = `${this.#prefix}-${++this.#made}`;
    const principal = this.#person(daysAgo(18 * 365 + random() * 60 * 365));
    const size = random() < 0.5 ? 0 : 1 + Math.floor(random() ** 2 * 4);
    const family = Array.from({ length: size }, (_, i) => ({
      relationToPrincipal: i === 0 ? 'spouse' : 'child',
      person: this.#person(daysAgo(i === 0 ? 20 * 365 + random() * 50 * 365 : random() * 25 * 365)),
    }));
    const enteredOn = daysAgo(250 + random() * 1_200);
    const row = {
      externalReference: reference,
      principalApplicant: principal,
      ...(size === 0 ? {} : { familyMembers: family }),
      unitedStates: {
        alienNumber: `A${100_000_000 + Math.floor(random() * 899_999_999)}`,
        enteredOn,
        mannerOfEntry: pick(random, ['cbp-one', 'port-of-entry', 'between-ports-of-entry', 'visa']),
        custody: this.#custody(),
        proceedings: { stage: 'immigration-court', asylumClaimFiledOn: daysAgo(60 + random() * 180) },
      },
      protection: this.#protection(),
      stca: this.#facts(),
      intendedRoute: pick(random, ['airport', 'land-port-of-entry', 'outside-canada']),
      evidence: [
        {
          ...{ kind: 'court-record', title: `Exhibit ${this.#made}`, language: 'ru' },
          sha256: createHash('sha256').update(reference).digest('hex'),
        },
      ],
      interview: { languages: ['ru'], interpreterNeeded: random() < 0.8, timeZone: 'America/Chicago' },
      attestation: {
        ...{ verifiedBy: 'Casework lead', verifiedOn: daysAgo(1 + random() * 20), level: 'no-doubt' },
        method: 'Records and two references checked',
      },
      consent: {
        ...{ givenOn: daysAgo(21 + random() * 20), scope: ['share-with-canada', 'contact-counsel'] },
        language: 'ru',
      },
    };
    const persons = 1 + size;
    return { reference, born: principal.dateOfBirth, entered: enteredOn, persons, text: JSON.stringify(row) };
  }

  #person(dateOfBirth) {
    const random = this.#random;
    const isWoman = random() < 0.5;
    return {
      ...aName(random, isWoman),
      ...{ sex: isWoman ? 'female' : 'male', dateOfBirth, placeOfBirth: pick(random, CITIES) },
      nationalities: ['RU'],
      identityDocuments: [
        {
          ...{ kind: 'passport', number: String(Math.floor(random() * 1e9)).padStart(9, '0') },
          ...{ issuingCountry: 'RU', heldByUsAuthorities: random() < 0.5 },
        },
      ],
    };
  }

  #custody() {
    const random = this.#random;
    if (random() < 0.5) return { status: 'parole' };
    const since = daysAgo(10 + random() * 200);
    return { status: 'detained', facility: 'Example Processing Center', state: pick(random, STATES), since };
  }

  #protection() {
    const random = this.#random;
    const sentences = 2 + Math.floor(random() * 10);
    return {
      grounds: ['political-opinion'],
      summary: Array.from({ length: sentences }, () => pick(random, SENTENCES)).join(' '),
      activities: [{ kind: pick(random, ['protest', 'organising', 'online-speech']), from: '2022-03-05' }],
      charges: random() < 0.4 ? [{ country: 'RU', article: 'CC 207.3', stage: 'wanted' }] : [],
    };
  }

  #facts() {
    const random = this.#random;
    return {
      arrivingFromUnitedStates: true,
      earlierEntries: [],
      claimant: {
        ...{ stateless: false, formerHabitualResidence: [], hasSpouseOrPartner: random() < 0.4 },
        ...{ visaExemptForCanada: false, visaRequiredForUnitedStates: true, protectedInCanada: false },
        ...{ permanentResidentOfCanada: false, orderedRemovedFromUnitedStates: random() < 0.3 },
      },
      ...{ relatives: [], documents: [], capitalOffences: [], recognizedRefugeeIn: [] },
      priorClaims: [{ country: 'US', outcome: 'pending', confirmedByInformationSharing: null }],
      inadmissibilityFindings: [],
    };
  }
}

/** The body of a batch of rows, as it is sent. */
export function bodyOf(rows) {
  return Buffer.from(`{"referrals":[${rows.map(({ text }) => text).join(',')}]}`);
}

function daysAgo(days) {
  return new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
}

function pick(random, values) {
  return values[Math.floor(random() * values.length)];
}

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
