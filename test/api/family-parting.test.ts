import { readFileSync } from 'node:fs';
import { type Response } from 'supertest';
import { type JsonObject } from '../../src/platform/openapi/json.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk, eventually, PROPOSAL, WAY } from '../support/desk.js';
import { OpenApi } from '../support/openapi.js';

const api = new OpenApi(JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as JsonObject);

type Json = Record<string, unknown>;

let test: TestApp;
let desk: Desk;
beforeAll(async () => {
  test = await startTestApp();
  desk = new Desk(test);
});
afterAll(() => test.close());

const REASON = 'Canary reason: the son’s own application is pending elsewhere.';
const APART = {
  index: 1,
  outcome: 'referred-elsewhere',
  reasons: [{ text: REASON, provision: 'IRPA 25', fact: '/familyMembers/0/person/dateOfBirth' }],
};

/** A file of a mother and her grown son, carried to the interview. */
async function anInterviewedFamily(): Promise<string> {
  const sent = await desk.send([
    aReferral((referral) => {
      const { familyName, givenNames } = referral['principalApplicant'] as Record<string, string>;
      const person = { familyName, givenNames: `Y${givenNames}`, dateOfBirth: '2001-03-14' };
      referral['familyMembers'] = [{ relationToPrincipal: 'child', person }];
    }),
  ]);
  const file = (sent.body as { rows: { fileNumber: string }[] }).rows[0]?.fileNumber ?? '';
  for (const step of WAY.slice(0, 4)) {
    const { stca } = await read(file);
    const done = await desk.act(step.as, file, step.action, step.body(String((stca as Json)['checkId'])));
    expect([step.action, done.status]).toEqual([step.action, 200]);
  }
  return file;
}

/** What staff and a partner read, each of it as the document says. */
const read = async (file: string): Promise<Json> =>
  documented('getFile', await desk.get('officer', `/v1/files/${file}`));
const own = async (file: string): Promise<Json> =>
  documented('getReferral', await desk.getAs('partnerA', `/v1/referrals/${file}`));
const documented = (operation: string, answer: Response): Json => {
  expect(api.faultsOfAnswer(operation, answer)).toEqual([]);
  return answer.body as Json;
};
const propose = (file: string, members?: unknown) =>
  desk.act('officer', file, 'propose-decision', {
    ...PROPOSAL,
    ...(members === undefined ? {} : { members }),
  });

async function inLog(file: string): Promise<Json | undefined> {
  const find = async (): Promise<Json | undefined> => {
    const log = documented('listDecisions', await desk.get('auditor', '/v1/decision-log?limit=200'));
    return (log['items'] as Json[]).find(({ fileNumber }) => fileNumber === file);
  };
  return eventually(find, (found) => found !== undefined);
}

describe('a decision on a family', () => {
  it('may refer one member elsewhere and accept the other, for a reason of theirs; nothing is told before it is confirmed', async () => {
    const file = await anInterviewedFamily();
    expect((await propose(file, [APART])).status).toBe(200);
    expect((await read(file))['decisions']).toMatchObject([
      { status: 'proposed', outcome: 'accepted', members: [{ ...APART, pathway: null }] },
    ]);
    expect(await own(file)).toMatchObject({ outcome: null, pathway: null, members: [] });
    expect((await desk.act('reviewer', file, 'confirm-decision')).status).toBe(200);
    expect(await own(file)).toMatchObject({
      ...{ state: 'decided', outcome: 'accepted', pathway: PROPOSAL.pathway, closedAs: null },
      members: [{ index: 1, outcome: 'referred-elsewhere', pathway: null }],
    });
    expect(JSON.stringify(await own(file))).not.toMatch(/Canary|reasons|stf_/);
    const record = await inLog(file);
    expect(record).toMatchObject({
      persons: { accepted: 1, notAccepted: 0, referredElsewhere: 1 },
      members: [{ index: 1, outcome: 'referred-elsewhere', pathway: null }],
    });
    expect(JSON.stringify(record)).not.toContain('Canary');
  });

  it('is told in the notice of all: for whom it is another, by their place in the family, and why', async () => {
    const file = await anInterviewedFamily();
    const reason = { ...APART.reasons[0], language: 'fr', translation: 'Made-up reason in English.' };
    const nothing = { provision: null, language: null, translation: null };
    const proposal = {
      ...{ ...PROPOSAL, members: [{ ...APART, reasons: [reason] }] },
      reasons: [...PROPOSAL.reasons, { ...PROPOSAL.reasons[0], ...nothing, text: 'Made-up second.' }],
    };
    expect((await desk.act('officer', file, 'propose-decision', proposal)).status).toBe(200);
    expect((await desk.act('reviewer', file, 'confirm-decision')).status).toBe(200);
    const notice = async (language: string): Promise<string> =>
      (await desk.getAs('partnerA', `/v1/referrals/${file}/notice?language=${language}`)).text;
    const [english, french] = [await notice('en'), await notice('fr')];
    expect(english).toContain('For your child, the desk has pointed elsewhere');
    expect(english).toContain('- Made-up reason in English. (Provision: IRPA 25)');
    expect(english).toContain('- Made-up second.\n');
    expect(english).toContain('- Family members in the file, no. 1, date of birth: as it stands in the file');
    expect(english).toContain('section 72');
    expect(french).toContain('Pour votre enfant, le bureau a dirigé le cas ailleurs');
    expect(french).toContain(`- ${REASON} (Disposition`);
    expect(english + french).not.toMatch(/2001-03-14|[{}]|undefined|null/);
  });

  it('is one for all where it names nobody, and says so in the log', async () => {
    const file = await anInterviewedFamily();
    expect((await propose(file, [])).status).toBe(200);
    await desk.act('reviewer', file, 'confirm-decision');
    expect((await read(file))['decisions']).toMatchObject([{ members: [] }]);
    expect(await own(file)).toMatchObject({ outcome: 'accepted', members: [] });
    expect((await inLog(file))?.['persons']).toEqual({ accepted: 2, notAccepted: 0, referredElsewhere: 0 });
  });

  it('may accept a member on a pathway of their own', async () => {
    const file = await anInterviewedFamily();
    const member = { ...APART, outcome: 'accepted', pathway: 'humanitarian' };
    expect((await propose(file, [member])).status).toBe(200);
    await desk.act('reviewer', file, 'confirm-decision');
    expect(await own(file)).toMatchObject({ members: [{ index: 1, pathway: 'humanitarian' }] });
    expect((await inLog(file))?.['persons']).toMatchObject({ accepted: 2 });
  });

  it('keeps the members of a proposal that lapsed with it, and asks for them anew', async () => {
    const file = await anInterviewedFamily();
    await propose(file, [APART]);
    await desk.act('officer', file, 'withdraw', { requestedBy: 'counsel', reason: REASON });
    expect(await own(file)).toMatchObject({ state: 'closed', outcome: null, members: [] });
    expect((await read(file))['decisions']).toMatchObject([{ status: 'lapsed', members: [{ index: 1 }] }]);
  });
});

describe('parting is refused, by pointer, and nothing is proposed,', () => {
  let file: string;
  beforeAll(async () => {
    file = await anInterviewedFamily();
  });

  const tiedTo = (fact: string | null) => [{ ...APART, reasons: [{ text: REASON, fact }] }];

  it.each([
    ['without a reason', [{ ...APART, reasons: [] }], 400, '#/members/0/reasons'],
    ['without reasons at all', [{ index: 1, outcome: 'not-accepted' }], 400, '#/members/0/reasons'],
    ['for a reason tied to nobody', [{ ...APART, reasons: [{ text: REASON }] }], 422, '#/members/0/reasons'],
    ['for a reason tied to null', tiedTo(null), 422, '#/members/0/reasons'],
    ['for a reason tied to the other', tiedTo('/claimant/stateless'), 422, '#/members/0/reasons'],
    [
      'for a fact the referral does not have',
      tiedTo('/familyMembers/0/person/placeOfBirth'),
      422,
      '#/members/0/reasons/0/fact',
    ],
    ['of a third person of two', [{ ...APART, index: 2 }], 422, '#/members/0/index'],
    ['of person minus one', [{ ...APART, index: -1 }], 400, '#/members/0/index'],
    ['of half a person', [{ ...APART, index: 0.5 }], 400, '#/members/0/index'],
    ['of one person twice', [APART, APART], 422, '#/members/1/index'],
    ['of everybody', [APART, { ...APART, index: 0, reasons: PROPOSAL.reasons }], 422, '#/members'],
    ['into an acceptance without a pathway', [{ ...APART, outcome: 'accepted' }], 422, '#/members/0/pathway'],
    ['into no acceptance with one', [{ ...APART, pathway: 'humanitarian' }], 422, '#/members/0/pathway'],
    ['into what is no outcome', [{ ...APART, outcome: 'perhaps' }], 400, '#/members/0/outcome'],
    ['with what is not asked for', [{ ...APART, name: 'x' }], 400, '#/members/0/name'],
    ['as no list', APART, 400, '#/members'],
  ])('%s', async (_, members, status, pointer) => {
    const refused = await propose(file, members);
    expect(refused.status).toBe(status);
    documented('proposeDecision', refused);
    expect((refused.body as { errors: Json[] }).errors).toContainEqual(expect.objectContaining({ pointer }));
    expect(refused.text).not.toContain('Canary');
    expect(await read(file)).toMatchObject({ state: 'interviewed', version: 5, decisions: [] });
  });
});
