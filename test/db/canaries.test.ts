import { Client } from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';
import { CANARIES } from '../support/canaries/canaries.mjs';
import { canaryScanner, scanDatabase } from '../support/canaries/scan-database.js';
import { scanFiles } from '../support/canaries/scan-files.mjs';
import { Scanner } from '../support/canaries/scanner.mjs';
import { aReferral, Desk } from '../support/desk.js';

/** Texts of this test's own: to find them is no fault of the service. */
const PROBES = [
  { kind: 'a name', text: 'Ossifragova' },
  { kind: 'a name in Cyrillic', text: 'Оссифрагова' },
];

describe('the search for canaries', () => {
  const scanner = new Scanner([...PROBES, { kind: 'another', text: 'Zzyzx ossifrage' }]);

  it('finds a text anywhere among other bytes, in either alphabet', () => {
    for (const { kind, text } of PROBES) {
      for (let before = 0; before < 20; before++) {
        const bytes = Buffer.concat([Buffer.alloc(before, 0xd0), Buffer.from(`${text}x`)]);
        expect([before, scanner.find(bytes)]).toEqual([before, [kind]]);
      }
    }
    expect(scanner.find(Buffer.from('Ossifragov'))).toEqual([]);
    expect(scanner.find(Buffer.from('Ossifra'))).toEqual([]);
    expect(scanner.find(Buffer.alloc(0))).toEqual([]);
  });

  it.each(['base64', 'base64url'] as const)('finds it in %s, wherever it begins', (encoding) => {
    for (const { kind, text } of PROBES) {
      for (const before of ['', 'a', 'ab', 'abc']) {
        const encoded = Buffer.from(JSON.stringify([before, text])).toString(encoding);
        expect(scanner.find(Buffer.from(encoded))).toEqual([`${kind} in base64`]);
      }
    }
  });

  it('knows the people of these tests by name in both alphabets, birth date, number, contact and phrase', () => {
    const kinds = new Set(CANARIES.map(({ kind }) => kind));
    expect(kinds.size).toBe(9);
    const referral = aReferral() as { principalApplicant: { familyName: string; dateOfBirth: string } };
    const { familyName, dateOfBirth } = referral.principalApplicant;
    expect(canaryScanner().find(Buffer.from(familyName))).toEqual(['a name']);
    expect(canaryScanner().find(Buffer.from(dateOfBirth))).toEqual(['a birth date']);
    expect(canaryScanner().find(Buffer.from(JSON.stringify(referral))).length).toBeGreaterThan(7);
  });
});

describe('a database', () => {
  let test: TestApp;
  let superuser: Client;

  beforeAll(async () => {
    test = await startTestApp();
    superuser = new Client({ ...test.database.superuser });
    await superuser.connect();
  });

  afterAll(async () => {
    await superuser.end();
    await test.close();
  });

  it('with a file that went its whole way shows nothing of it in a dump', async () => {
    const desk = new Desk(test);
    const refused = await desk.send([
      aReferral((referral) => {
        referral['principalApplicant'] = { Kanareikina: 1 };
      }),
    ]);
    expect(JSON.stringify(refused.body)).toContain('/principalApplicant/Kanareikina');
    await desk.aFile();
    expect(await scanDatabase(test.database.superuser)).toEqual([]);
  });

  it('with a probe in a scratch table is found out, in a dump and in its files', async () => {
    await superuser.query('CREATE TABLE scratch (kept text, bytes bytea)');
    const [latin, cyrillic] = PROBES.map(({ text }) => text);
    await superuser.query('INSERT INTO scratch VALUES ($1, $2)', [
      JSON.stringify({ latin }),
      Buffer.from(`…${cyrillic}`),
    ]);
    const scanner = new Scanner(PROBES);
    expect(await scanDatabase(test.database.superuser, scanner)).toEqual([
      'a name in Cyrillic in scratch.bytes',
      'a name in scratch.kept',
    ]);
    await superuser.query('CHECKPOINT');
    const { rows } = await superuser.query<{ folder: string }>(
      `SELECT current_setting('data_directory') AS folder`,
    );
    const found = scanFiles(scanner, rows[0]?.folder ?? '');
    expect(found).toContain('a name in a table or index');
    expect(found).toContain('a name in the write-ahead log');
  });
});
