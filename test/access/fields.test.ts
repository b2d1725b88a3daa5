import { type Response } from 'supertest';
import { type Role } from '../../src/domain/access.js';
import { AccessWorld } from '../support/access-world.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, aSlot, type Desk, HELD_INTERVIEW, PROPOSAL } from '../support/desk.js';
import { aFoundPair, DuplicatesDesk } from '../support/found-pairs.js';
import { untilSigned } from '../support/signed-log.js';

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
  refusal: 'Canary answer to it: the exhibit bears her mark.',
  place: 'Canary rule: the side door, and no telephones.',
  addition: 'Canary addition: the interpreter said May.',
  situation: 'Canary tidings: a guard named the flight.',
  urgency: 'Canary hurry: counsel heard of a charter.',
  returned: 'Canary return: which document is meant?',
  reopening: 'Canary reopening: a summons came after.',
  closing: 'Canary closing: taken out by the night flight.',
};
/** What managers alone are told: who looked where they had no business, and who has a friend in a file. */
const OF_MANAGERS = {
  glass: 'Canary glass: the flight leaves within hours.',
  review: 'Canary finding: there was no other way.',
  conflict: 'Canary tie: my neighbour is her uncle.',
};

let test: TestApp;
let world: AccessWorld;
let decided: string;
/** Everything that each role is answered to every question it may ask. */
const answers = new Map<Role, string>();

beforeAll(async () => {
  test = await startTestApp({ sequencer: true });
  const desk = new DuplicatesDesk(test);
  world = await AccessWorld.make(test);
  const sent = await desk.send([aReferral(withCanaries)]);
  const { id, rows } = sent.body as { id: string; rows: { fileNumber: string }[] };
  decided = rows[0]?.fileNumber ?? '';
  const checkId = await decide(desk, decided);
  const breakId = await breakGlass(decided);
  expect(
    (await desk.act('officer2', decided, 'declare-conflict', { reason: OF_MANAGERS.conflict })).status,
  ).toBe(200);
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
  const ids = await endAgain(desk, decided);
  // As many entries as an address can name beside a full tile.
  const path = `000.p/${Math.min(await untilSigned(test), 255)}`;
  const values = {
    ...{ fileNumber: decided, batchId: id, checkId, candidateId: candidateId as string },
    ...{ breakId, ...ids, path },
  };
  for (const role of ['partner', 'auditor', 'administrator', 'officer', 'manager'] as const) {
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
    ['officer', 'amend-situation', { removalScheduledOn: '2031-03-03', reason: OF_OFFICERS.situation }],
    ['officer', 'override-urgency', { level: 'emergency', reason: OF_OFFICERS.urgency }],
    ['officer', 'clear-for-interview', { acknowledgedCheckId: read.stca.checkId }],
    ['officer', 'schedule-interview', { ...aSlot(), placeNote: OF_OFFICERS.place }],
    [
      'officer',
      'record-interview',
      {
        ...HELD_INTERVIEW,
        exchanges: [{ question: OF_OFFICERS.question, answer: OF_OFFICERS.answer }],
        observations: OF_OFFICERS.observations,
      },
    ],
    ['officer', 'propose-decision', PROPOSAL],
    ['reviewer', 'return-proposal', { reason: OF_OFFICERS.returned }],
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

/** An officer looks into the file of another, and a manager reviews it; gives the break. */
async function breakGlass(fileNumber: string): Promise<string> {
  const bearer = (as: 'officer2' | 'manager') => ({ authorization: `Bearer ${test.tokens[as]}` });
  const broken = await test.request
    .post(`/v1/files/${fileNumber}/break-glass`)
    .set(bearer('officer2'))
    .send({ reason: OF_MANAGERS.glass })
    .expect(201);
  const { breakId } = broken.body as { breakId: string };
  await test.request
    .post(`/v1/break-glass/${breakId}/review`)
    .set({ ...bearer('manager'), 'if-match': '"1"' })
    .send({ finding: 'justified', text: OF_MANAGERS.review })
    .expect(200);
  return breakId;
}

/** The record of a decided file is added to; it is reopened, and closed. Gives its interview and its decision. */
async function endAgain(
  desk: Desk,
  fileNumber: string,
): Promise<{ interviewId: string; decisionId: string }> {
  const reopened = await desk.act('manager', fileNumber, 'reopen', { reason: OF_OFFICERS.reopening });
  const { body } = await desk.get('officer', `/v1/files/${fileNumber}`);
  const { interviews, decisions } = body as { interviews: Json[]; decisions: Json[] };
  const interviewId = String(interviews[0]?.['interviewId']);
  const added = await test.request
    .post(`/v1/interviews/${interviewId}/additions`)
    .set({ ...world.as('officer'), 'if-match': await desk.etag(fileNumber) })
    .send({ text: OF_OFFICERS.addition });
  const closing = { reasonCode: 'removed-from-united-states', reason: OF_OFFICERS.closing };
  const closed = await desk.act('officer', fileNumber, 'close', closing);
  expect([reopened.status, added.status, closed.status]).toEqual([200, 201, 200]);
  const decision = decisions.find(({ status }) => status === 'confirmed');
  return { interviewId, decisionId: String(decision?.['decisionId']) };
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
      reason: OF_OFFICERS.refusal,
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
    told.push(`${operation.id} ${JSON.stringify(answer.headers)} ${textOf(answer)}`);
  }
  return told;
}

/** Bytes, such as the entries of the log, are looked through as well. */
const textOf = ({ body, text }: Response): string => (Buffer.isBuffer(body) ? body.toString('utf8') : text);

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
    expect(found('officer', OF_MANAGERS)).toEqual([]);
  });

  it('a manager: also who broke a glass and why, and who has a conflict of interest and why', () => {
    expect(found('manager', OF_MANAGERS)).toEqual(Object.keys(OF_MANAGERS));
  });

  it('an auditor: codes and pseudonyms, nothing of the person, and nothing in an officer’s words', () => {
    expect(answers.get('auditor')).toContain(decided);
    expect(found('auditor', { ...OF_THE_PERSON, ...OF_OFFICERS, ...OF_MANAGERS })).toEqual([]);
  });

  it('a partner: where its own file stands, and of what an officer wrote the reasons in the notice; no officer', () => {
    expect(answers.get('partner')).toContain(decided);
    expect(found('partner', { ...OF_OFFICERS, ...OF_MANAGERS })).toEqual(['reason']);
    expect(answers.get('partner')).not.toMatch(/stf_/);
    expect(answers.get('partner')).not.toContain(world.values['fileNumber']?.foreign);
    expect(answers.get('partner')).not.toContain(world.values['batchId']?.foreign);
  });

  it('an administrator: nothing of any file, not even the number of one they did not name', () => {
    expect(answers.get('administrator')?.length).toBeGreaterThan(1000);
    expect(found('administrator', { ...OF_THE_PERSON, ...OF_OFFICERS, ...OF_MANAGERS })).toEqual([]);
    // The file whose disposal they ask about they named themselves.
    const others = answers
      .get('administrator')
      ?.split('\n')
      .filter((line) => !line.startsWith('getDisposal '));
    expect(others?.join('\n')).not.toMatch(/"RD-[0-9A-Z]{5}-[0-9A-Z]{5}"/);
  });
});
