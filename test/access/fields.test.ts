import { type Response } from 'supertest';
import { type Role } from '../../src/domain/access.js';
import { AccessWorld } from '../support/access-world.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, aSlot, type Desk, HELD_INTERVIEW, PROPOSAL } from '../support/desk.js';
import { aFoundPair, DuplicatesDesk } from '../support/found-pairs.js';

type Json = Record<string, unknown>;

/** Made-up values that stand nowhere else. */
const OF_THE_PERSON = {
  familyName: 'Kanareikina',
  givenNames: 'Zhavoronka',
  patronymic: 'Snegirevna',
  nativeName: 'Канарейкина Жаворонка Снегиревна',
  dateOfBirth: '1979-08-23',
  passport: '749218365',
  alienNumber: 'A219874365',
  story: 'Canary phrase: she hid in the orchard for nine nights.',
};
const OF_OFFICERS = {
  question: 'Canary question: who was at the gate?',
  answer: 'Canary answer: four men in grey.',
  observations: 'Canary note: seemed tired but spoke freely.',
  reason: 'Canary reason: return would mean a trial.',
  duplicate: 'Canary link: her sister signed the other form.',
  note: 'Canary memo: counsel called about the hearing.',
  correction: 'Canary plea: it was not she who signed.',
};

let test: TestApp;
let world: AccessWorld;
let decided: string;
/** Everything that each role is answered to every question it may ask. */
const answers = new Map<Role, string>();

beforeAll(async () => {
  test = await startTestApp();
  const desk = new DuplicatesDesk(test);
  world = await AccessWorld.make(test);
  const sent = await desk.send([aReferral(withCanaries)]);
  const { id, rows } = sent.body as { id: string; rows: { fileNumber: string }[] };
  decided = rows[0]?.fileNumber ?? '';
  const checkId = await decide(desk, decided);
  const noted = await test.request
    .post(`/v1/files/${decided}/notes`)
    .set(world.as('reviewer'))
    .send({ text: OF_OFFICERS.note });
  expect(noted.status).toBe(201);
  const foreign = world.values['fileNumber']?.foreign ?? '';
  await desk.find(aFoundPair(decided, foreign));
  const [{ candidateId }] = await desk.candidatesOf(decided);
  const reviewed = await desk.review(foreign, candidateId as string, 'dismiss', {
    body: { reason: OF_OFFICERS.duplicate },
  });
  expect(reviewed.status).toBe(200);
  await correct(desk, decided);
  await mergeInto(desk, foreign);
  const values = { fileNumber: decided, batchId: id, checkId, candidateId: candidateId as string };
  for (const role of ['partner', 'auditor', 'administrator', 'officer'] as const) {
    answers.set(role, (await everythingReadBy(role, values)).join('\n'));
  }
});

afterAll(() => test.close());

function withCanaries(referral: Json): void {
  const { passport, alienNumber, story, ...person } = OF_THE_PERSON;
  const applicant = referral['principalApplicant'] as Json;
  const documents = applicant['identityDocuments'] as Json[];
  referral['principalApplicant'] = {
    ...applicant,
    ...person,
    identityDocuments: [{ ...documents[0], number: passport }],
  };
  referral['unitedStates'] = { ...(referral['unitedStates'] as Json), alienNumber };
  const long = story.padEnd(300, ' and waited');
  referral['protection'] = { ...(referral['protection'] as Json), summary: long };
}

/** Carries the file to its decision, an officer’s words left at every step; gives the check it stood on. */
async function decide(desk: Desk, fileNumber: string): Promise<string> {
  const read = (await desk.get('officer', `/v1/files/${fileNumber}`)).body as { stca: { checkId: string } };
  const steps: [Parameters<Desk['act']>[0], string, object][] = [
    ['officer', 'start-screening', {}],
    ['officer', 'clear-for-interview', { acknowledgedCheckId: read.stca.checkId }],
    ['officer', 'schedule-interview', aSlot()],
    [
      'officer',
      'record-interview',
      {
        ...HELD_INTERVIEW,
        exchanges: [{ question: OF_OFFICERS.question, answer: OF_OFFICERS.answer }],
        observations: OF_OFFICERS.observations,
      },
    ],
    [
      'officer',
      'propose-decision',
      { ...PROPOSAL, reasons: [{ ...PROPOSAL.reasons[0], text: OF_OFFICERS.reason }] },
    ],
    ['reviewer', 'confirm-decision', {}],
  ];
  for (const [as, action, body] of steps) {
    const done = await desk.act(as, fileNumber, action, body);
    if (done.status !== 200) throw new Error(`${action}: ${done.text}`);
  }
  return read.stca.checkId;
}

/** A correction of a file is asked for and refused. */
async function correct(desk: Desk, fileNumber: string): Promise<void> {
  await test.request
    .post(`/v1/files/${fileNumber}/corrections`)
    .set({ ...world.as('officer'), 'if-match': await desk.etag(fileNumber) })
    .send({
      askedBy: 'counsel',
      about: 'decision',
      text: OF_OFFICERS.correction,
      outcome: 'refused',
      reason: 'x',
    })
    .expect(201);
}

/** A file of partner A is closed as the duplicate of one of another partner. */
async function mergeInto(desk: DuplicatesDesk, foreign: string): Promise<void> {
  const file = await desk.aReceivedFile('partnerA');
  await desk.find(aFoundPair(file, foreign));
  const [{ candidateId }] = await desk.candidatesOf(file);
  await desk.review(file, candidateId as string, 'confirm');
  const body = { reasonCode: 'duplicate', reason: 'Made-up reason.', keptFileNumber: foreign };
  expect((await desk.act('officer', file, 'close', body)).status).toBe(200);
}

/** Asks every question a role may ask, of the decided file where one is named, headers and all. */
async function everythingReadBy(role: Role, values: Readonly<Record<string, string>>): Promise<string[]> {
  const told: string[] = [];
  for (const operation of world.operations) {
    if (operation.roles?.includes(role) !== true || operation.method !== 'get') continue;
    const address = operation.path.replace(
      /\{(\w+)\}/g,
      (_, name: string) => values[name] ?? world.values[name]?.own ?? '',
    );
    const hasLimit = world.api.parametersOf(operation).some(({ name }) => name === 'limit');
    const answer: Response = await world.call(
      operation,
      address,
      world.as(role),
      hasLimit ? { query: { limit: 200 } } : {},
    );
    expect([operation.id, answer.status]).toEqual([operation.id, 200]);
    told.push(`${operation.id} ${JSON.stringify(answer.headers)} ${answer.text}`);
  }
  return told;
}

const found = (role: Role, canaries: Readonly<Record<string, string>>): string[] =>
  Object.entries(canaries)
    .filter(([, canary]) => answers.get(role)?.includes(canary))
    .map(([name]) => name);

describe('what a role reads, in every answer it can get', () => {
  it('an officer: the person, and what was said (so that what follows is not shown of an empty file)', () => {
    expect(found('officer', OF_THE_PERSON)).toEqual(
      expect.arrayContaining(['familyName', 'dateOfBirth', 'story']),
    );
    expect(found('officer', OF_OFFICERS)).toEqual(Object.keys(OF_OFFICERS));
  });

  it('an auditor: codes and pseudonyms, nothing of the person, and nothing in an officer’s words', () => {
    expect(answers.get('auditor')).toContain(decided);
    expect(found('auditor', { ...OF_THE_PERSON, ...OF_OFFICERS })).toEqual([]);
  });

  it('a partner: where its own file stands, nothing an officer wrote, and no officer', () => {
    expect(answers.get('partner')).toContain(decided);
    expect(found('partner', OF_OFFICERS)).toEqual([]);
    expect(answers.get('partner')).not.toMatch(/stf_/);
    expect(answers.get('partner')).not.toContain(world.values['fileNumber']?.foreign);
    expect(answers.get('partner')).not.toContain(world.values['batchId']?.foreign);
  });

  it('an administrator: nothing of any file, not even the number of one they did not name', () => {
    expect(answers.get('administrator')?.length).toBeGreaterThan(1000);
    expect(found('administrator', { ...OF_THE_PERSON, ...OF_OFFICERS })).toEqual([]);
    // The file whose disposal they ask about they named themselves.
    const others = answers
      .get('administrator')
      ?.split('\n')
      .filter((line) => !line.startsWith('getDisposal '));
    expect(others?.join('\n')).not.toMatch(/"RD-[0-9A-Z]{5}-[0-9A-Z]{5}"/);
  });
});
