import { Client } from 'pg';
import { type Response } from 'supertest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type JsonObject } from '../../src/platform/openapi/json.js';
import { Desk, PROPOSAL } from '../support/desk.js';
import { OpenApi } from '../support/openapi.js';

let test: TestApp;
let desk: Desk;
/** A file decided as the straight way has it. */
let one: Decided;

beforeAll(async () => {
  test = await startTestApp();
  desk = new Desk(test);
  one = await decided();
});

afterAll(() => test.close());

const ofStaff = (as: 'officer' | 'manager' | 'auditor', path: string, headers: Record<string, string> = {}) =>
  test.request
    .get(path)
    .set({ authorization: `Bearer ${test.tokens[as]}`, ...headers })
    .then((answer) => answer);
const ofPartner = (by: 'partnerA' | 'partnerB', path: string, headers: Record<string, string> = {}) =>
  test.request
    .get(path)
    .set({ 'x-api-key': test.keys[by], ...headers })
    .then((answer) => answer);
const codeOf = ({ status, body }: Response): unknown[] => [
  status,
  String((body as { type?: string }).type)
    .split(':')
    .at(-1),
];

interface Decided {
  readonly file: string;
  readonly decisionId: string;
  readonly address: string;
}

/** A file decided with this proposal. */
async function decided(proposal: object = PROPOSAL): Promise<Decided> {
  const file = await desk.aFile({ before: 'propose-decision' });
  expect((await desk.act('officer', file, 'propose-decision', proposal)).status).toBe(200);
  expect((await desk.act('reviewer', file, 'confirm-decision')).status).toBe(200);
  const { body } = await desk.get('officer', `/v1/files/${file}`);
  const [{ decisionId }] = (body as { decisions: [{ decisionId: string }] }).decisions;
  return { file, decisionId, address: `/v1/files/${file}/decisions/${decisionId}/notice` };
}

describe('the notice of a decision', () => {
  it('is there from the confirmation on, in English and French, as plain text and as a page, in the words of the law', async () => {
    const { address, file } = one;
    const text = await ofStaff('officer', address);
    expect([text.status, text.headers['content-type'], text.headers['content-language']]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'en',
    ]);
    expect(text.text).toContain(`Notice of decision on file ${file}`);
    expect(text.text).toContain('a temporary resident permit (IRPA 24)');
    expect(text.text).toContain('Made-up reason. (Provision: IRPA 24)');
    expect(text.text).toMatch(/- Stage of the proceedings: .+/);
    expect(text.text).toMatch(/under the law of \d{4}-\d{2}-\d{2}\. .+ into force on \d{4}-\d{2}-\d{2}\./);
    expect(text.text).not.toMatch(/stf_|ptn_|KANAREIKA|[{}]|undefined/);
    const page = await ofStaff('manager', address, { accept: 'text/html', 'accept-language': 'fr-CA' });
    expect([page.headers['content-type'], page.headers['content-language'], page.headers['vary']]).toEqual([
      'text/html; charset=utf-8',
      'fr',
      'Accept, Accept-Language',
    ]);
    expect(page.text).toContain('<html lang="fr-CA">');
    expect(page.text).toContain(`<h1>Avis de décision sur le dossier ${file}</h1>`);
    expect(page.text).toContain('<span lang="en">Made-up reason.</span>');
  });

  it('runs no script, takes nothing from elsewhere and is kept by nobody on the way', async () => {
    const { address } = one;
    const { headers, text } = await ofStaff('officer', address, { accept: 'text/html' });
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'$/,
    );
    expect(headers['cache-control']).toBe('no-store');
    expect(text).not.toMatch(/<script|src=|https?:/);
  });

  it('is answered and refused as the document says', async () => {
    const api = new OpenApi((await test.request.get('/openapi.json')).body as JsonObject);
    const waiting = await desk.aFile({ before: 'start-screening' });
    for (const accept of ['text/plain', 'text/html'])
      expect(
        api.faultsOfAnswer('getDecisionNotice', await ofStaff('officer', one.address, { accept })),
      ).toEqual([]);
    for (const file of [one.file, waiting])
      expect(
        api.faultsOfAnswer('getReferralNotice', await ofPartner('partnerA', `/v1/referrals/${file}/notice`)),
      ).toEqual([]);
  });

  it('is in the language the query names, whatever the header says, and refuses one there is not', async () => {
    const { address } = one;
    const answer = await ofStaff('officer', `${address}?language=fr`, { 'accept-language': 'en' });
    expect([answer.headers['content-language'], answer.text.includes('Avis de décision')]).toEqual([
      'fr',
      true,
    ]);
    expect(codeOf(await ofStaff('officer', `${address}?language=de`))).toEqual([400, 'invalid-request']);
  });

  it('shows a reason in both languages where the officer gave both, and the file keeps them so', async () => {
    const reason = {
      ...{ fact: '/unitedStates/proceedings/stage', provision: 'IRPR 159.5(a)' },
      ...{ text: 'Motif inventé.', language: 'fr', translation: 'Made-up reason in English.' },
    };
    const { address, file } = await decided({ outcome: 'not-accepted', reasons: [reason] });
    const english = (await ofStaff('officer', address)).text;
    expect(english).toContain('Made-up reason in English.');
    expect(english).not.toContain('Motif inventé.');
    expect((await ofStaff('officer', `${address}?language=fr`)).text).toContain(
      'Motif inventé. (Disposition\u00a0: RIPR 159.5a))',
    );
    const { body } = await desk.get('officer', `/v1/files/${file}`);
    expect((body as { decisions: { reasons: object[] }[] }).decisions[0]?.reasons).toEqual([reason]);
  });

  it('is read by the partner whose referral it is, the same as the desk reads, and is nothing to another', async () => {
    const { address, file } = one;
    const own = await ofPartner('partnerA', `/v1/referrals/${file}/notice`);
    expect([own.status, own.text]).toEqual([200, (await ofStaff('officer', address)).text]);
    expect(codeOf(await ofPartner('partnerB', `/v1/referrals/${file}/notice`))).toEqual([404, 'not-found']);
    expect(codeOf(await ofPartner('partnerA', address))).toEqual([403, 'forbidden']);
  });

  it('is an event with each reading, by whom and which, and told by the timeline', async () => {
    const { file, decisionId } = one;
    await ofPartner('partnerA', `/v1/referrals/${file}/notice`, { accept: 'text/html' });
    const { body } = await desk.get(
      'officer',
      `/v1/files/${file}/timeline?include=reads&order=newest&limit=1`,
    );
    expect((body as { items: object[] }).items).toMatchObject([
      {
        ...{ action: 'file.notice-read', actor: { role: 'partner' }, version: null },
        sentence: 'The notice of the decision was read.',
        details: { notice: { decisionId, template: 'decision-v1', language: 'en', format: 'text/html' } },
      },
    ]);
  });

  it('is not there before a decision is confirmed, and says when it will be', async () => {
    const file = await desk.aFile({ before: 'confirm-decision' });
    const { body } = await desk.get('officer', `/v1/files/${file}`);
    const [{ decisionId }] = (body as { decisions: [{ decisionId: string }] }).decisions;
    const answers = [
      await ofStaff('officer', `/v1/files/${file}/decisions/${decisionId}/notice`),
      await ofPartner('partnerA', `/v1/referrals/${file}/notice`),
    ];
    expect(answers.map(codeOf)).toEqual([
      [409, 'no-notice-yet'],
      [409, 'no-notice-yet'],
    ]);
    expect((answers[1]?.body as { detail: string }).detail).toContain('decision-proposed');
  });

  it('is nothing under a decision that is not one of the file’s, nor to an auditor', async () => {
    const other = await decided();
    const mixed = `/v1/files/${one.file}/decisions/${other.decisionId}/notice`;
    expect(codeOf(await ofStaff('officer', mixed))).toEqual([404, 'not-found']);
    expect(codeOf(await ofStaff('officer', mixed.replace(other.decisionId, 'x')))).toEqual([
      404,
      'not-found',
    ]);
    expect(codeOf(await ofStaff('auditor', one.address))).toEqual([403, 'forbidden']);
  });

  it('stays as it was told: the service may add notices, and neither change nor remove one', async () => {
    const { file } = one;
    const app = new Client({ ...test.database.app });
    await app.connect();
    try {
      await app.query(`SELECT set_config('app.role', 'officer', false)`);
      const { rows } = await app.query(
        'SELECT language, format, template FROM decision_notices WHERE file_number = $1 ORDER BY 1, 2',
        [file],
      );
      const template = 'decision-v1';
      expect(rows).toEqual([
        { language: 'en', format: 'text/html', template },
        { language: 'en', format: 'text/plain', template },
        { language: 'fr', format: 'text/html', template },
        { language: 'fr', format: 'text/plain', template },
      ]);
      const denied = { code: '42501' };
      await expect(app.query(`UPDATE decision_notices SET language = 'en'`)).rejects.toMatchObject(denied);
      await expect(app.query('DELETE FROM decision_notices')).rejects.toMatchObject(denied);
    } finally {
      await app.end();
    }
  });

  it('is there for every confirmed decision, or the database takes no confirmation', async () => {
    const file = await desk.aFile({ before: 'confirm-decision' });
    const app = new Client({ ...test.database.app });
    await app.connect();
    try {
      await app.query(`BEGIN; SELECT set_config('app.role', 'reviewer', true)`);
      await app.query(
        `UPDATE decisions SET status = 'confirmed', confirmed_by = 'stf_demo-reviewer', confirmed_at = now(),
           confirmed_version = 7 WHERE file_number = $1`,
        [file],
      );
      const now = app.query('SET CONSTRAINTS decisions_noticed IMMEDIATE');
      await expect(now).rejects.toMatchObject({ code: 'RDA38' });
      await app.query('ROLLBACK');
    } finally {
      await app.end();
    }
  });

  it('is gone with what the file held', async () => {
    const { address, file } = await decided();
    const disposal = `/v1/files/${file}/disposal`;
    const tag = (await desk.get('administrator', disposal)).headers['etag'] as string;
    await test.request
      .post(disposal)
      .set({ authorization: `Bearer ${test.tokens.administrator}`, 'if-match': tag })
      .send({ basis: 'emergency-order', orderCode: 'HOM-2026/1' });
    expect(codeOf(await ofStaff('officer', address))).toEqual([410, 'gone']);
  });
});
