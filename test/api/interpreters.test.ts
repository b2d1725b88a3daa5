import { startTestApp, type TestApp } from '../support/app.js';
import { codeOf, InterviewingDesk } from '../support/interviewing-desk.js';

let test: TestApp;
let desk: InterviewingDesk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new InterviewingDesk(test);
});
afterAll(() => test.close());

describe('interpreters', () => {
  it('are taken up by managers under a code name, and found by language, dialect, gender', async () => {
    const taken = await desk.manage('post', '/v1/interpreters', {
      ...{ codeName: 'SAH-7', gender: 'man' },
      languages: [{ language: 'sah', dialects: ['dolgan'] }],
    });
    expect([taken.status, taken.headers['etag']]).toEqual([201, '"1"']);
    const { interpreterId } = taken.body as { interpreterId: string };
    expect(taken.headers['location']).toBe(`/v1/interpreters/${interpreterId}`);
    const found = async (query: string): Promise<unknown[]> =>
      (await desk.get('officer', `/v1/interpreters?limit=200&${query}`)).body.items.map(
        (one: { codeName: string }) => one.codeName,
      );
    expect(await found('language=sah')).toEqual(['SAH-7']);
    expect(await found('language=sah&dialect=dolgan&gender=man&active=yes')).toEqual(['SAH-7']);
    expect(await found('language=sah&dialect=alar')).toEqual([]);
    expect(await found('language=sah&gender=woman')).toEqual([]);
    expect(await found('language=sah&active=no')).toEqual([]);
  });

  it('are changed on the version that was read, and not by officers', async () => {
    const path = `/v1/interpreters/${await desk.anInterpreter()}`;
    expect((await desk.manage('patch', path, { gender: 'man' })).status).toBe(428);
    const changed = await desk.manage('patch', path, { gender: 'man' }, '"1"');
    expect([changed.status, changed.body.gender, changed.body.version, changed.body.active]).toEqual([
      ...[200, 'man', 2, true],
    ]);
    expect((await desk.manage('patch', path, { active: false }, '"1"')).status).toBe(412);
    expect(codeOf(await desk.manage('patch', path, { languages: twice }, '"2"'))).toBe(
      'interpreter-language-twice',
    );
    expect((await desk.get('officer', path)).body).toEqual(changed.body);
    const byOfficer = await test.request
      .patch(path)
      .set({ authorization: `Bearer ${test.tokens.officer}`, 'if-match': '"2"' })
      .send({ gender: 'woman' });
    expect(byOfficer.status).toBe(403);
  });

  it('have each a code name of their own, and it is no name', async () => {
    await desk.anInterpreter({ codeName: 'TWO-2' });
    const body = { codeName: 'TWO-2', gender: 'other', languages: [{ language: 'ru', dialects: [] }] };
    expect(codeOf(await desk.manage('post', '/v1/interpreters', body))).toBe('interpreter-code-name-taken');
    expect(
      codeOf(await desk.manage('post', '/v1/interpreters', { ...body, codeName: 'TWO-3', languages: twice })),
    ).toBe('interpreter-language-twice');
    const named = await desk.manage('post', '/v1/interpreters', { ...body, codeName: 'Example Interpreter' });
    expect([named.status, named.body.errors[0].pointer]).toEqual([400, '#/codeName']);
  });

  const twice = [
    { language: 'ru', dialects: [] },
    { language: 'ru', dialects: [] },
  ];
});
