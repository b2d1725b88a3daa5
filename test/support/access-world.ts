import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import { type Response } from 'supertest';
import { takeUpIdentities } from '../../src/cli/identities.js';
import { KEY_SCOPES, type KeyScope, type Role } from '../../src/domain/access.js';
import { DEMO_AUDIENCE, DEMO_ISSUER, DEMO_KEY_ID } from '../../src/demo/demo-config.js';
import { demoSubject, type DemoStaffName } from '../../src/demo/demo-identities.js';
import { makeApiKey } from '../../src/modules/partners/api-key.js';
import { type JsonObject } from '../../src/platform/openapi/json.js';
import { type TestApp } from './app.js';
import { aReferral, Desk } from './desk.js';
import { aFoundPair, DuplicatesDesk } from './found-pairs.js';
import { InterviewingDesk } from './interviewing-desk.js';
import { OpenApi, type Operation } from './openapi.js';
import { untilSigned } from './signed-log.js';

/** Whose thing is asked for: that of partner A, who calls; that of partner B; nobody's. */
export const OBJECTS = ['own', 'foreign', 'absent'] as const;
export type ObjectOf = (typeof OBJECTS)[number];

/** Credentials as headers. */
export type Credentials = Readonly<Record<string, string>>;

/** One operation as the matrix sees it. */
export interface MatrixOperation extends Operation {
  /** Absent: open to anyone. */
  readonly roles?: readonly Role[];
  readonly scope?: KeyScope;
  readonly stepUp: boolean;
  /** Names of the parameters in its address. */
  readonly parameters: readonly string[];
}

/** A version no object of a test ever reaches: who may change an object is answered 412, and nothing is changed. */
const NEVER = '"2147483647"';

/**
 * Two partners with a file and a batch each, and one of everything else that an address can name; all of it in the newest checkpoint
 * of the log, so the service needs its sequencer.
 */
export class AccessWorld {
  readonly #values: Readonly<Record<string, Readonly<Record<ObjectOf, string>>>>;

  private constructor(
    readonly test: TestApp,
    readonly api: OpenApi,
    values: AccessWorld['values'],
    readonly keysLacking: Readonly<Record<KeyScope, string>>,
  ) {
    this.#values = values;
  }

  /** What stands for each parameter of an address. A new parameter needs a line where this is made. */
  get values(): Readonly<Record<string, Readonly<Record<ObjectOf, string>>>> {
    return this.#values;
  }

  static async make(test: TestApp): Promise<AccessWorld> {
    const desk = new Desk(test);
    const [a, b] = [await sent(desk, 'partnerA'), await sent(desk, 'partnerB')];
    const { decisionId, eventId } = await aDecision(desk);
    const recheck = await test.request
      .post('/v1/stca/rechecks')
      .set('authorization', `Bearer ${test.tokens.manager}`)
      .send({});
    const { recheckId } = recheck.body as { recheckId: string };
    const rotation = await test.request
      .post('/v1/key-rotations')
      .set('authorization', `Bearer ${test.tokens.administrator}`)
      .send({});
    const { rotationId } = rotation.body as { rotationId: string };
    const interviewing = new InterviewingDesk(test);
    const { interviewId } = await interviewing.aBooking();
    const interpreterId = await interviewing.anInterpreter();
    const spare = makeApiKey('demo');
    const lacking = KEY_SCOPES.map((scope) => ({ scope, ...makeApiKey('demo') }));
    await takeUpIdentities(test.app, {
      partners: [{ partnerId: 'ptn_spare', name: 'Example Spare Network (made up)' }],
      apiKeys: [
        { partnerId: 'ptn_spare', key: spare.key, scopes: [] },
        ...lacking.map(({ scope, key }) => ({
          partnerId: 'ptn_demo-a',
          key,
          scopes: KEY_SCOPES.filter((one) => one !== scope),
        })),
      ],
      staff: [{ staffId: 'stf_spare', tokenSubject: 'spare', role: 'officer' }],
    });
    const duplicates = new DuplicatesDesk(test);
    await duplicates.find(aFoundPair(a.fileNumber, b.fileNumber));
    const [{ candidateId }] = await duplicates.candidatesOf(a.fileNumber);
    const breakId = await aGlassBreak(test, desk);
    await untilSigned(test);
    const everyones = (value: string, absent: string): Record<ObjectOf, string> => ({
      own: value,
      foreign: value,
      absent,
    });
    return new AccessWorld(
      test,
      new OpenApi((await test.request.get('/openapi.json')).body as JsonObject),
      {
        fileNumber: { own: a.fileNumber, foreign: b.fileNumber, absent: 'RD-00000-00000' },
        batchId: { own: a.batchId, foreign: b.batchId, absent: randomUUID() },
        checkId: { own: a.checkId, foreign: b.checkId, absent: randomUUID() },
        decisionId: everyones(decisionId, randomUUID()),
        eventId: everyones(eventId, randomUUID()),
        candidateId: everyones(candidateId as string, randomUUID()),
        // A question is looked for only on a file that was found, on the version that was asked for.
        questionId: everyones(randomUUID(), randomUUID()),
        recheckId: everyones(recheckId, randomUUID()),
        rotationId: everyones(rotationId, randomUUID()),
        breakId: everyones(breakId, randomUUID()),
        interviewId: everyones(interviewId, randomUUID()),
        interpreterId: everyones(interpreterId, 'int_nobody'),
        staffId: everyones('stf_spare', 'stf_nobody'),
        partnerId: everyones('ptn_spare', 'ptn_nobody'),
        keyId: everyones(spare.key.keyId, 'A'.repeat(16)),
        level: everyones('0', '6'),
        path: everyones('000.p/1', 'x999/999'),
      },
      Object.fromEntries(lacking.map(({ scope, text }) => [scope, text])) as Record<KeyScope, string>,
    );
  }

  /** Every operation of the document, and what it says of who may call it. */
  get operations(): readonly MatrixOperation[] {
    return this.api.operations.map((operation) => {
      const { 'x-roles': roles, 'x-scope': scope, 'x-step-up': stepUp } = operation.told;
      return {
        ...operation,
        ...(roles === undefined ? {} : { roles: roles as unknown as Role[] }),
        ...(scope === undefined ? {} : { scope: scope as KeyScope }),
        stepUp: stepUp === true,
        parameters: [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
      };
    });
  }

  /** An operation’s address with the parameters of an object filled in. Throws for a parameter it does not know. */
  addressOf(operation: MatrixOperation, object: ObjectOf): string {
    return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = this.#values[name]?.[object];
      if (value === undefined) {
        throw new Error(
          `${operation.id} has {${name}} in its address, which test/support/access-world.ts does not know: add one of your own, one of another partner and one that is not there.`,
        );
      }
      return value;
    });
  }

  /**
   * Calls an operation as its documentation shows: example body, headers and query it needs, a version that is never the present one.
   * Where the query must name a thing it is one that is there.
   */
  async call(
    operation: MatrixOperation,
    address: string,
    credentials: Credentials,
    more: { readonly query?: object } = {},
  ): Promise<Response> {
    const parameters = this.api.parametersOf(operation);
    const named = parameters.map(({ name }) => String(name));
    const needed = parameters
      .filter((one) => one['in'] === 'query' && one['required'] === true)
      .map(({ name, example }) => [name, this.#values[String(name)]?.own ?? example] as const);
    const content = (operation.told['requestBody'] as JsonObject | undefined)?.['content'];
    const body = (content as Record<string, JsonObject> | undefined)?.['application/json']?.['example'];
    const request = this.test.request[operation.method as 'get' | 'post' | 'patch' | 'delete'](address)
      .query({ ...Object.fromEntries(needed), ...more.query })
      .set(credentials)
      .set(named.includes('If-Match') ? { 'if-match': NEVER } : {})
      .set(named.includes('Idempotency-Key') ? { 'idempotency-key': randomUUID() } : {});
    return body === undefined ? request : request.send(body as object);
  }

  /** Credentials of a role, and of partner A for partners. */
  as(role: Role): Credentials {
    return role === 'partner'
      ? { 'x-api-key': this.test.keys.partnerA }
      : { authorization: `Bearer ${this.test.tokens[role as DemoStaffName]}` };
  }

  /** A token of the demo’s issuer after a sign-in that shows no second factor. */
  async withoutSecondFactor(role: DemoStaffName): Promise<Credentials> {
    const token = await new SignJWT({ amr: ['pwd'], auth_time: Math.floor(Date.now() / 1000) })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: DEMO_KEY_ID })
      .setIssuer(DEMO_ISSUER)
      .setAudience(DEMO_AUDIENCE)
      .setSubject(demoSubject(role))
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(await importJWK(this.test.secrets.issuerPrivateJwk, 'EdDSA'));
    return { authorization: `Bearer ${token}` };
  }
}

/** A confirmed decision, and its event. */
async function aDecision(desk: Desk): Promise<{ decisionId: string; eventId: string }> {
  await desk.aFile();
  const { body } = await desk.get('auditor', '/v1/decision-log?limit=1');
  const [record] = (body as { items: [{ decisionId: string; event: { eventId: string } }] }).items;
  return { decisionId: record.decisionId, eventId: record.event.eventId };
}

/** A look of one officer into the file of another. */
async function aGlassBreak(test: TestApp, desk: Desk): Promise<string> {
  const { fileNumber } = await sent(desk, 'partnerA');
  await desk.act('officer', fileNumber, 'start-screening');
  const { body } = await test.request
    .post(`/v1/files/${fileNumber}/break-glass`)
    .set('authorization', `Bearer ${test.tokens.officer2}`)
    .send({ reason: 'Made-up emergency.' });
  return (body as { breakId: string }).breakId;
}

async function sent(
  desk: Desk,
  by: 'partnerA' | 'partnerB',
): Promise<{ fileNumber: string; batchId: string; checkId: string }> {
  const { body } = await desk.send([aReferral()], { by });
  const { id, rows } = body as { id: string; rows: { fileNumber: string }[] };
  const fileNumber = rows[0]?.fileNumber ?? '';
  const read = (await desk.get('officer', `/v1/files/${fileNumber}`)).body as { stca: { checkId: string } };
  return { fileNumber, batchId: id, checkId: read.stca.checkId };
}
