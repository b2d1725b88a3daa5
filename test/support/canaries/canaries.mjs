import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SAMPLES = new URL('../../../samples/', import.meta.url);
const GENERATED = 60;

/** Every person of these tests is made up, and each a canary: nothing of them may stand anywhere in the open. */
export const CANARIES = canaries();

function canaries() {
  const found = new Map();
  const add = (kind, text) => {
    if (typeof text === 'string') found.set(`${kind}|${text}`, { kind, text });
  };
  const sample = JSON.parse(readFileSync(new URL('batch-12.json', SAMPLES), 'utf8'));
  for (const referral of [...sample.referrals, ...generated()]) {
    for (const person of [
      referral.principalApplicant,
      ...(referral.familyMembers ?? []).map((one) => one.person),
    ]) {
      for (const name of ['familyName', 'givenNames', 'patronymic']) add('a name', person[name]);
      for (const name of person.nativeName?.split(' ') ?? []) add('a name in Cyrillic', name);
      add('a birth date', person.dateOfBirth);
    }
  }
  for (const { principalApplicant, unitedStates, attestation } of sample.referrals) {
    add('a place of birth', principalApplicant.placeOfBirth);
    add('a number', unitedStates.alienNumber);
    for (const { number } of principalApplicant.identityDocuments ?? []) add('a number', number);
    add('a place of detention', unitedStates.custody.facility);
    add('a contact', attestation.verifiedBy);
  }
  for (const phrase of [
    'took part in public opposition',
    'Synthetic summary',
    'Records and two references',
  ]) {
    add('a phrase', phrase);
  }
  // What test/support/desk.ts and the tests of refusals type.
  for (const phrase of ['question?', 'answer.', 'observation.', 'reason.'])
    add('a phrase', `Made-up ${phrase}`);
  add('a name', 'Kanareikina');
  add('a name', 'kanarei');
  add('a reference or key of a request', 'KANAREIKA-');
  add('a reference or key of a request', 'DEMO-00000');
  return [...found.values()];
}

function generated() {
  const script = fileURLToPath(new URL('generate.mjs', SAMPLES));
  const { stdout } = spawnSync(process.execPath, [script, '--count', `${GENERATED}`], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: {},
  });
  return JSON.parse(stdout).referrals;
}
