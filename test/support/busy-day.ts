import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type Response } from 'supertest';
import { type FileAction } from '../../src/domain/case-file/transitions.js';
import { type DemoStaffName } from '../../src/demo/demo-identities.js';
import { type TestApp } from './app.js';
import { Auditor } from './auditor.js';
import { changed } from './checking-desk.js';
import { aReferral, aSlot, eventually, HELD_INTERVIEW } from './desk.js';
import { exportedLog } from './exported-log.js';
import { aFoundPair, DuplicatesDesk } from './found-pairs.js';
import { InformingDesk } from './informing-desk.js';
import { AN_AGREEMENT, Managers } from './managers.js';
import { ACTION_BODIES } from './whole-way/action-bodies.js';

type By = DemoStaffName | 'partnerA';
type Json = Response['body'];

/** How long until an interview begins that nobody comes to. */
const SOON_MS = 500;

const BECAUSE = { reason: 'Made-up reason.' };

/** A day at the desk on which everything is changed that can be, each change once at least. */
export class BusyDay {
  readonly #desk: InformingDesk;
  readonly #found: DuplicatesDesk;
  readonly #managers: Managers;

  constructor(private readonly test: TestApp) {
    this.#desk = new InformingDesk(test);
    this.#found = new DuplicatesDesk(test);
    this.#managers = new Managers(test);
  }

  /** Lives through it. Throws at the first thing that is not answered with success. */
  async live(): Promise<void> {
    await this.#decide();
    await this.#question();
    await this.#book();
    await this.#hand();
    await this.#compare();
    await this.#welcomePartner();
    await this.#appoint();
    await this.#keepHouse();
  }

  /** Files that are proposed, returned, decided, corrected, revealed, reopened, ended. */
  async #decide(): Promise<void> {
    const file = await this.#desk.aFile({ before: 'confirm-decision' });
    await this.#act('reviewer', file, 'return-proposal');
    await this.#desk.carry(file, { from: 'propose-decision' });
    const correction = {
      ...{ askedBy: 'counsel', about: 'decision', text: 'Made-up words.' },
      ...{ outcome: 'refused', ...BECAUSE },
    };
    await this.#change('officer', file, `/v1/files/${file}/corrections`, correction);
    const { decisions } = (await this.#desk.read(file)) as Json;
    const { decisionId } = decisions.at(-1) as { decisionId: string };
    await this.#send('officer', 'get', `/v1/files/${file}/decisions/${decisionId}/notice`);
    await this.#send('partnerA', 'get', `/v1/referrals/${file}/notice`);
    const reveal = { purpose: 'An audit of a made-up year.', legalBasis: 'audit' };
    await this.#send('auditor', 'post', `/v1/decision-log/${decisionId}/reveal`, reveal);
    await this.#act('manager', file, 'reopen');
    await this.#act('officer', file, 'withdraw');
    const order = { basis: 'emergency-order', orderCode: 'HOM-2026/001' };
    await this.#change('administrator', file, `/v1/files/${file}/disposal`, order);
    await this.#act('officer', await this.#desk.aFile({ before: 'start-screening' }), 'close');
    const own = await this.#desk.aFile({ before: 'start-screening' });
    await this.#change('partnerA', own, `/v1/referrals/${own}/withdraw`, ACTION_BODIES.withdraw());
  }

  /** Questions, answers, facts, checks, situation and urgency. */
  async #question(): Promise<void> {
    const { fileNumber: file, ids } = await this.#desk.anAskedFile();
    const answers = ids.map((questionId, i) => ({
      ...{ questionId, answer: 'Made-up answer.' },
      ...(i === 0 ? { value: ['citizen'] } : {}),
    }));
    await this.#change('partnerA', file, `/v1/referrals/${file}/information`, { answers });
    const settled = `/v1/files/${file}/information`;
    await this.#change('officer', file, `${settled}/${ids[1] ?? ''}/accept`, BECAUSE);
    await this.#change('officer', file, `${settled}/${ids[0] ?? ''}/decline`, BECAUSE);
    await this.#act('officer', file, 'request-information');
    const [questionId = ''] = await this.#desk.openQuestions(file);
    const supplied = { answers: [{ questionId, reasonWhyNot: 'Made-up reason.' }] };
    await this.#change('officer', file, `/v1/files/${file}/actions/supply-information`, supplied);
    await this.#change(
      'officer',
      file,
      `/v1/files/${file}/facts`,
      changed('/claimant/stateless', true),
      'patch',
    );
    const made = await this.#change('officer', file, `/v1/files/${file}/stca-checks`, {});
    const { checkId } = (made.body as { stca: { checkId: string } }).stca;
    await this.#change('officer', file, `/v1/files/${file}/stca-checks/${checkId}/acknowledge`, {});
    await this.#act('officer', file, 'override-urgency');
    await this.#act('officer', file, 'amend-situation');
    const situation = { custody: 'parole', ...BECAUSE };
    await this.#change('partnerA', file, `/v1/referrals/${file}/situation`, situation);
  }

  /** Interviews and interpreters. */
  async #book(): Promise<void> {
    const file = await this.#desk.aFile({ before: 'record-interview' });
    await this.#act('officer', file, 'reschedule-interview');
    await this.#act('officer', file, 'cancel-interview');
    const begins = Date.now() + SOON_MS;
    const soon = {
      startsAt: new Date(begins).toISOString(),
      endsAt: new Date(begins + 3_600_000).toISOString(),
    };
    await this.#act('officer', file, 'schedule-interview', { ...aSlot(), ...soon });
    await new Promise((resolve) => setTimeout(resolve, begins - Date.now() + 1));
    await this.#act('officer', file, 'record-no-show');
    await this.#act('officer', file, 'schedule-interview', aSlot());
    await this.#act('officer', file, 'record-interview', HELD_INTERVIEW);
    const held = ((await this.#desk.read(file)) as Json).interviews.find(
      (one: Json) => one.status === 'held',
    );
    await this.#change('officer', file, `/v1/interviews/${held.interviewId}/additions`, {
      text: 'Made-up words.',
    });
    await this.#act('reviewer', await this.#desk.aFile({ before: 'schedule-interview' }), 'waive-interview');
    const taken = await this.#send('manager', 'post', '/v1/interpreters', {
      ...{ codeName: 'KAN-900', gender: 'woman', languages: [{ language: 'ru', dialects: [] }] },
    });
    const path = `/v1/interpreters/${(taken.body as { interpreterId: string }).interpreterId}`;
    await this.#send('manager', 'patch', path, { active: false }, taken.headers['etag'] ?? '"1"');
  }

  /** Whose file it is, and who looks into another’s. */
  async #hand(): Promise<void> {
    await this.#desk.aFile({ before: 'start-screening' });
    await this.#send('officer', 'post', '/v1/worklist/next', {});
    const file = await this.#desk.aFile({ before: 'clear-for-interview' });
    await this.#send('officer', 'post', `/v1/files/${file}/notes`, { text: 'Made-up words.' });
    const { body } = await this.#send('officer2', 'post', `/v1/files/${file}/break-glass`, BECAUSE);
    const glass = `/v1/break-glass/${(body as { breakId: string }).breakId}`;
    const review = { finding: 'justified', text: 'Made-up words.' };
    await this.#send('manager', 'post', `${glass}/review`, review, '"1"');
    await this.#act('manager', file, 'assign');
    await this.#act('officer2', file, 'declare-conflict');
    await this.#change('manager', file, `/v1/files/${file}/conflicts/stf_demo-officer2/lift`, BECAUSE);
  }

  /** Two files in which people are alike. */
  async #compare(): Promise<void> {
    const { body } = await this.#desk.send([aReferral(), aReferral()]);
    const [one, other] = (body as { rows: { fileNumber: string }[] }).rows.map((row) => row.fileNumber);
    await this.#found.find(aFoundPair(one ?? '', other ?? ''));
    const [{ candidateId }] = await this.#found.candidatesOf(one ?? '');
    for (const how of ['dismiss', 'reopen', 'confirm'] as const) {
      if ((await this.#found.review(one ?? '', candidateId, how)).status !== 200) throw new Error(how);
    }
    const asked = { externalReferences: ['KANAREIKA-nobody'] };
    await this.#send('partnerA', 'post', '/v1/referrals/lookup', asked);
  }

  /** A partner and its keys, from first to last. */
  async #welcomePartner(): Promise<void> {
    const partnerId = await this.#managers.aPartner();
    const keys = `/v1/partners/${partnerId}/api-keys`;
    const { keyId } = await this.#managers.aKey(partnerId);
    await this.#send('manager', 'post', `${keys}/${keyId}/rotate`, {});
    await this.#send('manager', 'delete', `${keys}/${keyId}`);
    const { apiKey } = await this.#managers.aKey(partnerId);
    await this.test.request.post('/v1/leaked-keys').send({ token: apiKey, source: 'code-repository' });
    const narrative = 'Made-up words.';
    const steps: readonly (readonly [DemoStaffName, string, object])[] = [
      ['manager', 'agreements', { ...AN_AGREEMENT, placesPerYear: 301 }],
      ['manager2', 'agreements/confirm', {}],
      ['manager', 'suspend', { reason: 'unreliable-referrals', narrative }],
      ['manager2', 'reinstate', { narrative }],
      ['manager', 'revoke', { reason: 'agreement-ended', narrative }],
    ];
    for (const [as, action, body] of steps) {
      const { status, text } = await this.#managers.act(as, partnerId, action, body);
      if (status >= 300) throw new Error(`${action}: ${text}`);
    }
  }

  /** An account of a member of staff. */
  async #appoint(): Promise<void> {
    const opened = await this.#send('administrator', 'post', '/v1/staff', {
      ...{ tokenSubject: randomUUID(), role: 'officer' },
    });
    const path = `/v1/staff/${(opened.body as { staffId: string }).staffId}`;
    const steps = {
      'change-role': { role: 'reviewer', reason: 'duties-changed' },
      deactivate: { reason: 'left' },
    };
    let version = 1;
    for (const [action, body] of Object.entries({ ...steps, reactivate: { reason: 'returned' } })) {
      await this.#send('administrator', 'post', `${path}/${action}`, body, `"${version++}"`);
    }
  }

  /** Law, keys and the log itself. */
  async #keepHouse(): Promise<void> {
    const notice = { gazette: 'Made-up Gazette', publicizedOn: '2027-01-01' };
    await this.#send('administrator', 'post', '/v1/stca/notices', {
      ...{ id: 'suspension-2027-01', kind: 'suspension', ...notice },
    });
    await this.#send('manager', 'post', '/v1/stca/rechecks', {});
    const facts = {
      assessedOn: '2026-04-01',
      route: 'land-port-of-entry',
      claimant: { dateOfBirth: '1990-05-04' },
    };
    await this.#send('auditor', 'post', '/v1/stca/checks', facts);
    await new Auditor(this.test).checkpoint(({ size }) => size > 1);
    rmSync(await exportedLog(this.test), { recursive: true });
    const { body } = await this.#send('auditor', 'get', '/v1/audit/events?action=audit-log.exported');
    const [{ eventId }] = (body as { items: [{ eventId: string }] }).items;
    await this.#send('auditor', 'get', '/v1/audit/proofs/consistency?from=1&to=2');
    await eventually(
      () => new Auditor(this.test).get(`proofs/inclusion?eventId=${eventId}`),
      ({ status }) => status === 200,
    );
    const redaction = { basis: 'collected-in-error', reason: 'A purpose of a made-up audit.' };
    await this.#send('administrator', 'post', `/v1/audit/events/${eventId}/redactions`, redaction);
  }

  async #act(as: DemoStaffName, file: string, action: FileAction, body?: object): Promise<Response> {
    const { checkId } = ((await this.#desk.read(file)) as Json).stca;
    const needs = { checkId, questionIds: [], officerId: 'stf_demo-officer2' };
    return this.#change(
      as,
      file,
      `/v1/files/${file}/actions/${action}`,
      body ?? ACTION_BODIES[action](needs),
    );
  }

  /** A change of a file on the version it has. */
  async #change(
    as: By,
    file: string,
    path: string,
    body: object,
    method: 'post' | 'patch' = 'post',
  ): Promise<Response> {
    return this.#send(as, method, path, body, await this.#desk.etag(file));
  }

  async #send(
    as: By,
    method: 'get' | 'post' | 'patch' | 'delete',
    path: string,
    body?: object,
    ifMatch?: string,
  ): Promise<Response> {
    const request = this.test.request[method](path).set(
      as === 'partnerA'
        ? { 'x-api-key': this.test.keys.partnerA }
        : { authorization: `Bearer ${this.test.tokens[as]}` },
    );
    if (ifMatch !== undefined) void request.set('if-match', ifMatch);
    const answer = await (body === undefined ? request : request.send(body));
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer;
  }
}
