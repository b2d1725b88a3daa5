import { DEMO_LIMITS, LIMITS, type Limits } from '../../src/platform/limits/limits.js';
import { AgreeingPartner, ofPersons, outcomes } from '../support/agreeing-partner.js';
import { startTestApp, type TestApp } from '../support/app.js';

const AT_ONCE = 50;

let app: TestApp;
afterEach(() => app.close());

const sendAll = async (): Promise<unknown[]> => {
  const partner = await AgreeingPartner.with(app, { placesPerYear: 31 });
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => partner.send([ofPersons(2)])));
  expect(answers.map(({ status }) => status)).toEqual(Array(AT_ONCE).fill(201));
  expect(await partner.places()).toMatchObject({ used: 30, left: 1 });
  expect(await partner.used()).toBe(30);
  return answers.flatMap(outcomes).filter((outcome) => outcome === 'accepted');
};

describe(`${AT_ONCE} batches of one partner, sent at once`, () => {
  it.each<[string, Limits]>([
    ['as a deployment lets them in', { ...DEMO_LIMITS, bulk: LIMITS.bulk }],
    ['let in ten at a time', { ...DEMO_LIMITS, bulk: { ...LIMITS.bulk, total: 10, perPartner: 10 } }],
  ])('are all answered and use no place too many, %s', async (_, limits) => {
    app = await startTestApp({ config: { limits } });
    expect(await sendAll()).toHaveLength(15);
  });
});
