import { type Response } from 'supertest';
import { type DemoStaffName } from '../../src/demo/demo-identities.js';
import { type TestApp } from './app.js';

/** An agreement for the whole country, for years around now. */
export const AN_AGREEMENT = {
  ...{ area: ['US'], placesPerYear: 300, validFrom: '2026-01-01', validTo: '2030-12-31' },
  ...{ mannerOfReferral: 'By batch (made up).', training: 'Two days (made up).' },
  groundsForSuspension: ['Made-up ground.'],
};

/** A vetting that found nothing wrong. */
export const A_VETTING = {
  result: 'sound',
  checks: [
    {
      checkedBy: 'Made-up Analyst',
      subject: 'Register',
      method: 'Public register',
      finding: 'Made-up finding.',
    },
  ],
  references: ['Made-up reference'],
  narrative: 'Made-up vetting narrative.',
};

let partners = 0;

/** Speaks to the desk about partners, as managers do. */
export class Managers {
  constructor(private readonly test: TestApp) {}

  /** Reads, as a member of staff. */
  get(as: DemoStaffName, path: string): Promise<Response> {
    return this.#as(as, this.test.request.get(path));
  }

  /** Asks for something to be made or done, without a version. */
  post(as: DemoStaffName, path: string, body: object = {}): Promise<Response> {
    return this.#as(as, this.test.request.post(path).send(body));
  }

  /** Revokes. */
  delete(as: DemoStaffName, path: string): Promise<Response> {
    return this.#as(as, this.test.request.delete(path));
  }

  /** Acts on a partner, on the version it has now unless told otherwise. */
  async act(
    as: DemoStaffName,
    partnerId: string,
    action: string,
    body: object = {},
    ifMatch?: string | null,
  ): Promise<Response> {
    const path = `/v1/partners/${partnerId}`;
    const tag = ifMatch === undefined ? ((await this.get(as, path)).headers['etag'] ?? '"1"') : ifMatch;
    const request = this.test.request.post(`${path}/${action}`).send(body);
    if (tag !== null) void request.set('if-match', tag);
    return this.#as(as, request);
  }

  /** A body for `POST /v1/partners`, each with an id of its own. */
  aPartnerToBe(change: object = {}): { partnerId: string; name: string } & Record<string, unknown> {
    return {
      ...{ partnerId: `ptn_test-${++partners}`, name: 'Made-up Organisation' },
      contacts: [{ name: 'Made-up Coordinator', role: 'coordinator', email: 'made.up@example.org' }],
      agreement: AN_AGREEMENT,
      ...change,
    };
  }

  /** A partner taken up and vetted by `manager`; approved by `manager2` unless told otherwise; `agreement` changes terms. Gives its id. */
  async aPartner({ approved = true, agreement = {} as object } = {}): Promise<string> {
    const body = this.aPartnerToBe({ agreement: { ...AN_AGREEMENT, ...agreement } });
    const { partnerId } = body;
    const steps = [
      await this.post('manager', '/v1/partners', body),
      await this.act('manager', partnerId, 'vet', A_VETTING),
      ...(approved ? [await this.act('manager2', partnerId, 'approve')] : []),
    ];
    const failed = steps.find(({ status }) => status >= 300);
    if (failed !== undefined) throw new Error(failed.text);
    return partnerId;
  }

  /** A key of a partner; every scope unless told otherwise. */
  async aKey(partnerId: string, change: object = {}): Promise<{ keyId: string; apiKey: string }> {
    const scopes = ['batches:write', 'referrals:read', 'referrals:write'];
    const body = { label: `key ${++partners}`, scopes, ...change };
    const issued = await this.post('manager', `/v1/partners/${partnerId}/api-keys`, body);
    if (issued.status !== 201) throw new Error(issued.text);
    return issued.body as { keyId: string; apiKey: string };
  }

  /** What a key is answered at the door. */
  async knock(apiKey: string): Promise<number> {
    return (await this.test.request.get('/v1/me').set('x-api-key', apiKey)).status;
  }

  #as(as: DemoStaffName, request: ReturnType<TestApp['request']['get']>): Promise<Response> {
    return request.set('authorization', `Bearer ${this.test.tokens[as]}`).then((response) => response);
  }
}
