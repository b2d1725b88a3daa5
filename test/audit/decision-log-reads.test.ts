import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Response } from 'supertest';
import { completenessOf } from '../../src/cli/audit-complete/completeness.js';
import { openDisclosure } from '../../src/platform/crypto/disclosure.js';
import { urlOf } from '../../src/platform/database/url-of.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Auditor } from '../support/auditor.js';
import { DecidingDesk } from '../support/deciding-desk.js';
import { aReferral, eventually, PROPOSAL } from '../support/desk.js';
import { exportedLog } from '../support/exported-log.js';
import { verdictOn } from '../support/log-verdict.js';

type Json = Response['body'];

/** What an auditor asks of a decision, answered from the decision log alone. */
interface Answers {
  readonly who: string;
  readonly law: string;
  readonly facts: string;
  readonly confirmed: string;
  readonly later: string;
}

let test: TestApp;
let desk: DecidingDesk;
let files: Readonly<
  Record<'decided' | 'again' | 'refused' | 'parted' | 'corrected' | 'withdrawn' | 'disposed', string>
>;
let revealed: string;

beforeAll(async () => {
  test = await startTestApp({ sequencer: true });
  desk = new DecidingDesk(test);
  const [decided, corrected, again] = [await desk.aFile(), await desk.aFile(), await desk.aFile()];
  const refused = await desk.aProposedFile();
  await done(desk.act('reviewer2', refused, 'confirm-decision'));
  const parted = await aFamilyThatParts();
  await correct(corrected);
  await done(desk.reopen(again));
  await desk.carry(again, { from: 'clear-for-interview' });
  const [withdrawn, disposed] = [await desk.aFile(), await desk.aFile()];
  for (const file of [withdrawn, disposed]) {
    await done(desk.reopen(file));
    await done(desk.act('officer', file, 'withdraw', { requestedBy: 'claimant', reason: 'Made-up reason.' }));
  }
  files = { decided, again, refused, parted, corrected, withdrawn, disposed };
  revealed = (await reveal(files.disposed)).eventId;
  await reveal(files.decided);
  await dispose(files.disposed);
}, 60_000);
afterAll(() => test.close());

async function done(asked: Promise<Response>): Promise<Json> {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(answer.text);
  return answer.body;
}

/** A mother who is accepted and her grown son who is referred elsewhere. */
async function aFamilyThatParts(): Promise<string> {
  const sent = await desk.send([
    aReferral((referral) => {
      const { familyName, givenNames } = referral['principalApplicant'] as Record<string, string>;
      const person = { familyName, givenNames: `Y${givenNames}`, dateOfBirth: '2001-03-14' };
      referral['familyMembers'] = [{ relationToPrincipal: 'child', person }];
    }),
  ]);
  const file = (sent.body as { rows: { fileNumber: string }[] }).rows[0]?.fileNumber ?? '';
  await desk.carry(file, { before: 'propose-decision' });
  const reason = {
    provision: 'IRPA 25',
    fact: '/familyMembers/0/person/dateOfBirth',
    text: 'Made-up reason.',
  };
  const members = [{ index: 1, outcome: 'referred-elsewhere', reasons: [reason] }];
  await done(desk.act('officer', file, 'propose-decision', { ...PROPOSAL, members }));
  await done(desk.act('reviewer', file, 'confirm-decision'));
  return file;
}

async function correct(file: string): Promise<void> {
  await done(
    desk.call('post', `/v1/files/${file}/corrections`, {
      ifMatch: await desk.etag(file),
      body: {
        ...{ askedBy: 'counsel', about: 'decision', text: 'Made-up words.' },
        ...{ outcome: 'refused', reason: 'Made-up reason.' },
      },
    }),
  );
}

const as = (who: 'auditor' | 'administrator') => ({ authorization: `Bearer ${test.tokens[who]}` });

/** The name behind the last decision of a file is told; gives the event of that. */
async function reveal(file: string): Promise<{ eventId: string }> {
  const { decisionId } = (await logged()).findLast((one) => one.fileNumber === file) as Json;
  const body = { purpose: 'A complaint of a made-up person.', legalBasis: 'audit' };
  await done(
    test.request
      .post(`/v1/decision-log/${decisionId}/reveal`)
      .set(as('auditor'))
      .send(body)
      .then((one) => one),
  );
  const isReveal = (one: Json): boolean => one.action === 'decision-log.name-revealed';
  return (await desk.events(`file=${file}`, isReveal)).find(isReveal) as { eventId: string };
}

async function dispose(file: string): Promise<void> {
  const path = `/v1/files/${file}/disposal`;
  const { headers } = await test.request.get(path).set(as('administrator'));
  const body = { basis: 'emergency-order', orderCode: 'HOM-2026/001' };
  await done(
    test.request
      .post(path)
      .set(as('administrator'))
      .set('if-match', headers['etag'] ?? '')
      .send(body)
      .then((one) => one),
  );
}

async function pull(accept: string): Promise<string> {
  const { body } = await test.request
    .get('/v1/decision-log')
    .set({ ...as('auditor'), accept })
    .buffer()
    .parse((answer, finish) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (text += part));
      answer.on('end', () => finish(null, text));
    });
  return body as string;
}

async function logged(): Promise<Json[]> {
  return (JSON.parse((await desk.get('auditor', '/v1/decision-log?limit=200')).text) as { items: Json[] })
    .items;
}

/** The log once every event that it names has its place. */
async function proved(): Promise<Json[]> {
  return eventually(logged, (records) => !JSON.stringify(records).includes('"leafIndex":null'));
}

function fromJson(one: Json): Answers {
  const { later, stcaCheck: check, reasons } = one;
  const corrections = later.corrections.map(
    (k: Json) => `${k.outcome} for ${k.askedBy} by ${k.notedBy} at leaf ${k.event.leafIndex}`,
  );
  return {
    who: `${one.proposedBy} proposed ${one.outcome} for ${one.persons.accepted}/${one.persons.notAccepted}/${one.persons.referredElsewhere}`,
    law: `${reasons.map((r: Json) => r.provision).join('; ')}; check: ${check.conclusion} by ${check.basis.join('; ')}, law of ${check.lawVersion} on ${check.assessedOn}`,
    facts: `${reasons.map((r: Json) => `${r.person ?? 'all'} ${r.fact}`).join('; ')} before version ${one.proposedVersion}`,
    confirmed: `${one.confirmedBy} as version ${one.confirmedVersion} at leaf ${one.event.leafIndex}`,
    later: [
      ...(later.reopenedBy === null
        ? []
        : [`reopened by ${later.reopenedBy} at leaf ${later.reopenedEvent.leafIndex}`]),
      ...(later.supersededBy === null
        ? []
        : [`superseded by ${later.supersededBy} at leaf ${later.supersededEvent.leafIndex}`]),
      ...corrections,
      `now ${later.fileState} ${later.closingReason ?? ''}`.trim(),
      ...(later.contentDestroyedAt === null ? [] : ['destroyed']),
    ].join(', '),
  };
}

function fromCsv(row: Record<string, string>): Answers {
  const cell = (name: string): string => {
    const value = row[name];
    if (value === undefined) throw new Error(`there is no column ${name}`);
    return value;
  };
  const cells = (name: string): string[] => (cell(name) === '' ? [] : cell(name).split('; '));
  const reasons = cells('reasons').map((one) => /^(?:person (\d+): )?(.*?) (\/.*)$/.exec(one) ?? []);
  const corrections = cells('corrections').map((one) => {
    const [, outcome, by, noter, leaf] =
      /^(\w+), asked by (\w+), noted by (\S+) \S+, leaf (\d+)$/.exec(one) ?? [];
    return `${outcome} for ${by} by ${noter} at leaf ${leaf}`;
  });
  return {
    who: `${cell('proposedBy')} proposed ${cell('outcome')} for ${cell('personsAccepted')}/${cell('personsNotAccepted')}/${cell('personsReferredElsewhere')}`,
    law: `${reasons.map(([, , provision]) => provision).join('; ')}; check: ${cell('conclusion')} by ${cell('basis')}, law of ${cell('lawVersion')} on ${cell('assessedOn')}`,
    facts: `${reasons.map(([, person = 'all', , fact]) => `${person} ${fact}`).join('; ')} before version ${cell('proposedVersion')}`,
    confirmed: `${cell('confirmedBy')} as version ${cell('confirmedVersion')} at leaf ${cell('leafIndex')}`,
    later: [
      ...(cell('reopenedBy') === ''
        ? []
        : [`reopened by ${cell('reopenedBy')} at leaf ${cell('reopenedLeafIndex')}`]),
      ...(cell('supersededBy') === ''
        ? []
        : [`superseded by ${cell('supersededBy')} at leaf ${cell('supersededLeafIndex')}`]),
      ...corrections,
      `now ${cell('fileState')} ${cell('closingReason')}`.trim(),
      ...(cell('contentDestroyedAt') === '' ? [] : ['destroyed']),
    ].join(', '),
  };
}

describe('the decision log alone answers', () => {
  it('who decided, on which law, on which facts, who confirmed, and what came later, of every kind of file', async () => {
    const records = await proved();
    const of = (file: string): Answers[] =>
      records.filter(({ fileNumber }) => fileNumber === file).map(fromJson);
    const [straight] = of(files.decided);
    expect(straight).toEqual({
      who: 'stf_demo-officer proposed accepted for 1/0/0',
      law: expect.stringMatching(
        /^IRPA 24; check: [a-z-]+ by IRP[AR] .+, law of \d{4}-\d\d-\d\d on \d{4}-\d\d-\d\d$/,
      ),
      facts: 'all /unitedStates/proceedings/stage before version 6',
      confirmed: expect.stringMatching(/^stf_demo-reviewer as version 7 at leaf \d+$/),
      later: 'now decided',
    });
    expect(of(files.refused)).toMatchObject([
      {
        who: 'stf_demo-officer proposed not-accepted for 0/1/0',
        law: expect.stringMatching(/^IRPR 139\(1\)\(e\); check: /),
        facts: 'all /route before version 6',
        confirmed: expect.stringMatching(/^stf_demo-reviewer2 /),
      },
    ]);
    expect(of(files.parted)).toMatchObject([
      {
        who: 'stf_demo-officer proposed accepted for 1/0/1',
        law: expect.stringMatching(/^IRPA 24; IRPA 25; check: /),
        facts: 'all /unitedStates/proceedings/stage; 1 /familyMembers/0/person/dateOfBirth before version 6',
      },
    ]);
    expect(of(files.corrected)).toMatchObject([
      { later: expect.stringMatching(/^refused for counsel by stf_demo-officer at leaf \d+, now decided$/) },
    ]);
    expect(of(files.again)).toMatchObject([
      {
        later: expect.stringMatching(
          /^reopened by stf_demo-manager at leaf \d+, superseded by [0-9a-f-]{36} at leaf \d+, now decided$/,
        ),
      },
      { later: 'now decided' },
    ]);
    expect(of(files.withdrawn)).toMatchObject([
      {
        later: expect.stringMatching(
          /^reopened by stf_demo-manager at leaf \d+, now closed withdrawn-by-claimant$/,
        ),
      },
    ]);
    expect(of(files.disposed)).toMatchObject([
      {
        who: straight?.who,
        law: straight?.law,
        facts: straight?.facts,
        later: expect.stringMatching(/, now closed withdrawn-by-claimant, destroyed$/),
      },
    ]);
  });

  it('the same as a table', async () => {
    const records = await proved();
    const rows = parse(await pull('text/csv'), { columns: true }) as Record<string, string>[];
    expect(rows.slice(0, -1).map(fromCsv)).toEqual(records.map(fromJson));
  });

  it('at leaves where the log has just that', async () => {
    const record = (await proved()).find((one) => one.fileNumber === files.again);
    const events = await desk.events(`file=${files.again}`);
    const actionAt = (leafIndex: number): unknown =>
      events.find((one) => one['leafIndex'] === leafIndex)?.['action'];
    expect(actionAt(record.event.leafIndex)).toBe('file.decision-confirmed');
    expect(actionAt(record.later.reopenedEvent.leafIndex)).toBe('file.reopened');
    expect(actionAt(record.later.supersededEvent.leafIndex)).toBe('file.decision-confirmed');
    const ofVersion = (version: number): unknown =>
      events.find((one) => one['fileSeq'] === version)?.['action'];
    expect(ofVersion(record.proposedVersion)).toBe('file.decision-proposed');
    expect(ofVersion(record.confirmedVersion)).toBe('file.decision-confirmed');
  });

  it('without a name or a sentence of anybody', async () => {
    for (const form of ['application/json', 'application/x-ndjson', 'text/csv']) {
      expect(await pull(form)).not.toMatch(/kanarei|Made-up|made-up/i);
    }
  });
});

describe('when a file is disposed of', () => {
  it('what a name was revealed for leaves the log with it, and only that', async () => {
    const folder = await exported();
    expect(await disclosedBy(folder, revealed)).toEqual(['reveal']);
    const kept = await desk.events(`file=${files.decided}&action=decision-log.name-revealed`);
    expect(await disclosedBy(folder, String(kept[0]?.['eventId']))).toEqual(['purpose', 'reveal']);
    rmSync(folder, { recursive: true });
    const redactions = await desk.events('action=audit.redaction');
    expect(redactions.map((one) => one['subjectId'])).toEqual([revealed]);
  });

  it('the log is sound and complete as before', async () => {
    const { body } = await new Auditor(test).get('keys');
    const key = (body as { items: { verifierKey: string }[] }).items[0]?.verifierKey ?? '';
    const folder = await exported();
    expect(verdictOn(folder, { key })).toMatchObject({ exit: 0 });
    rmSync(folder, { recursive: true });
    await expect(completenessOf(urlOf(test.database.app))).resolves.toMatchObject({ files: 7 });
  });
});

/** A copy of the log, with everything there is by now. */
async function exported(): Promise<string> {
  const events = await desk.events('action=audit.redaction');
  const { eventId } = events.at(-1) as { eventId: string };
  const auditor = new Auditor(test);
  await eventually(
    () => auditor.get(`proofs/inclusion?eventId=${eventId}`),
    ({ status }) => status === 200,
  );
  return exportedLog(test);
}

/** The names of what an event discloses in a copy of the log. */
async function disclosedBy(folder: string, eventId: string): Promise<string[]> {
  const lines = (await readFile(join(folder, 'disclosures.ndjson'), 'utf8')).trimEnd().split('\n');
  return lines
    .map((line) => JSON.parse(line) as { eventId: string; disclosure: string })
    .filter((one) => one.eventId === eventId)
    .map(({ disclosure }) => String(openDisclosure(disclosure)[0]))
    .sort();
}
