import { startTestApp, type TestApp } from '../support/app.js';
import { GuideDesk } from './support/guide-desk.js';
import { requestsOf } from './support/guide-requests.js';
import { GuideRunner } from './support/guide-runner.js';
import { GUIDE_WORLDS } from './support/guide-worlds.js';

const FOLDER = 'docs/guides';

describe('a guide tells the truth', () => {
  let test: TestApp;
  let desk: GuideDesk;

  beforeAll(async () => {
    test = await startTestApp();
    desk = new GuideDesk(test);
  });

  afterAll(() => test.close());

  it.each(Object.entries(GUIDE_WORLDS))(
    '%s.md: each of its requests, sent in order, is answered as it says',
    async (name, others) => {
      const told = (await others(desk)) ?? {};
      const requests = requestsOf(`${FOLDER}/${name}.md`);
      expect(requests.length).toBeGreaterThan(5);
      const runner = new GuideRunner(test, told);
      for (const request of requests) expect(await runner.send(request)).toBeNull();
    },
  );
});
