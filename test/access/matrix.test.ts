import { type Response } from 'supertest';
import { STAFF_ROLES } from '../../src/domain/access.js';
import { AccessWorld, type Credentials, type MatrixOperation, OBJECTS } from '../support/access-world.js';
import { startTestApp, type TestApp } from '../support/app.js';

/** What anyone may call without credentials, and why. A public operation that is not here fails. */
const PUBLIC: Readonly<Record<string, string>> = {
  getLive: 'a load balancer asks',
  getReady: 'a load balancer asks',
  getChecksPageInEnglish: 'the public may know how checks are made',
  getChecksPageInFrench: 'the public may know how checks are made',
  getBatchTemplate: 'it says what the API’s own description says, and nothing of anyone',
  getSecurityContact: 'whoever finds a weakness must know whom to tell',
  reportLeakedKey: 'whoever finds a key must be able to have it stopped',
};

let test: TestApp;
let world: AccessWorld;
let guarded: readonly MatrixOperation[];

beforeAll(async () => {
  test = await startTestApp({ sequencer: true });
  world = await AccessWorld.make(test);
  guarded = world.operations.filter(({ roles }) => roles !== undefined);
});

afterAll(() => test.close());

/** Objects that an operation can be asked for: one stands for all where its address names none. */
const objectsOf = ({ parameters }: MatrixOperation): readonly (typeof OBJECTS)[number][] =>
  parameters.length === 0 ? ['own'] : OBJECTS;

const codeOf = ({ body }: Response): string =>
  String((body as { type?: unknown }).type)
    .split(':')
    .at(-1) ?? '';

/** Calls every operation for every object and gives each line in which the answer is not what it should be. */
async function faults(
  as: Credentials | ((operation: MatrixOperation) => Credentials),
  expected: (operation: MatrixOperation, object: string, answer: Response) => boolean,
  operations: readonly MatrixOperation[] = guarded,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const operation of operations) {
    for (const object of objectsOf(operation)) {
      const credentials = typeof as === 'function' ? as(operation) : as;
      const answer = await world.call(operation, world.addressOf(operation, object), credentials);
      if (!expected(operation, object, answer)) {
        wrong.push(`${operation.id} of ${object}: ${answer.status} ${codeOf(answer)}`);
      }
    }
  }
  return wrong;
}

/** Let in: whatever is answered, it is not that the caller may not, or that there is nothing. */
const isLetIn = ({ status }: Response): boolean => ![401, 403, 404, 500].includes(status);

describe('the matrix operation × caller × object, from the OpenAPI document', () => {
  it('has an entry for every parameter that stands in an address', () => {
    for (const operation of world.operations) {
      for (const object of OBJECTS) expect(world.addressOf(operation, object)).not.toContain('{');
    }
  });

  it('lets nobody in without credentials, and tells them nothing of what is there', async () => {
    expect(await faults({}, (_, __, answer) => answer.status === 401)).toEqual([]);
    const open = world.operations.filter(({ roles }) => roles === undefined).map(({ id }) => id);
    expect(open.sort()).toEqual(Object.keys(PUBLIC).sort());
  });

  it.each(STAFF_ROLES)(
    'lets %s in by duty, and for anything else answers 403 whatever is there',
    async (role) => {
      const wrong = await faults(world.as(role), ({ roles = [] }, object, answer) => {
        if (!roles.includes(role)) return answer.status === 403 && codeOf(answer) === 'forbidden';
        return object === 'absent' ? answer.status === 404 : isLetIn(answer);
      });
      expect(wrong).toEqual([]);
    },
  );

  it('lets a partner to what is its own, and shows it another’s as nothing at all', async () => {
    const wrong = await faults(world.as('partner'), ({ roles = [] }, object, answer) => {
      if (!roles.includes('partner')) return answer.status === 403 && codeOf(answer) === 'forbidden';
      return object === 'own' ? isLetIn(answer) : answer.status === 404;
    });
    expect(wrong).toEqual([]);
  });

  it('lets the other partner to its own, the other way round', async () => {
    const wrong = await faults(
      { 'x-api-key': test.keys.partnerB },
      ({ roles = [], parameters }, object, answer) => {
        if (!roles.includes('partner')) return answer.status === 403;
        return object === 'foreign' || parameters.length === 0 ? isLetIn(answer) : answer.status === 404;
      },
    );
    expect(wrong).toEqual([]);
  });

  it('lets a key do what its scopes say, and names the one it lacks', async () => {
    const scoped = guarded.filter(({ scope }) => scope !== undefined);
    expect(scoped.length).toBeGreaterThan(5);
    const lacking = ({ scope }: MatrixOperation): Credentials => ({
      'x-api-key': scope === undefined ? '' : world.keysLacking[scope],
    });
    const wrong = await faults(
      lacking,
      ({ scope = '' }, _, answer) =>
        answer.status === 403 && codeOf(answer) === 'scope-missing' && answer.text.includes(scope),
      scoped,
    );
    expect(wrong).toEqual([]);
  });

  it.each(STAFF_ROLES)('asks %s for a second factor where it says so, before anything else', async (role) => {
    const operations = guarded.filter(({ stepUp, roles = [] }) => stepUp && roles.includes(role));
    const wrong = await faults(
      await world.withoutSecondFactor(role),
      (_, __, answer) => answer.status === 401 && codeOf(answer) === 'sign-in-insufficient',
      operations,
    );
    expect(wrong).toEqual([]);
  });

  it('asks for it at every decision, export, change of law and change of an account', () => {
    const asked = guarded.filter(({ stepUp }) => stepUp).map(({ id }) => id);
    expect(asked).toEqual(
      expect.arrayContaining([
        'proposeDecision',
        'confirmDecision',
        'listDecisions',
        'revealName',
        'addNotice',
        'openStaffAccount',
        'deactivateStaffAccount',
        'reactivateStaffAccount',
        'changeStaffRole',
        'issueApiKey',
        'rotateApiKey',
        'approvePartner',
        'requestKeyRotation',
        'disposeOfFile',
        'redactAuditEvent',
        'exportAuditLog',
        'reinstatePartner',
      ]),
    );
  });
});
