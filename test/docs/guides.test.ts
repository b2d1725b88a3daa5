import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GENERATED } from '../../src/cli/docs/generated.js';
import { FILE_ACTIONS } from '../../src/domain/case-file/transitions.js';
import { REFUSAL_CATALOGUE, type RefusalCatalogue } from '../../src/platform/http/refusal-catalogue.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { GuideDesk } from './support/guide-desk.js';
import { type GuideRequest, requestsOf } from './support/guide-requests.js';
import { GuideRunner } from './support/guide-runner.js';
import { GUIDE_WORLDS } from './support/guide-worlds.js';

const FOLDER = 'docs/guides';
const GUIDES = readdirSync(FOLDER).filter((file) => file !== 'README.md');
const read = (path: string): string => readFileSync(path, 'utf8');

let test: TestApp;
let desk: GuideDesk;

beforeAll(async () => {
  test = await startTestApp({ sequencer: true });
  desk = new GuideDesk(test);
});

afterAll(() => test.close());

describe('a guide tells the truth', () => {
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

describe('a guide that does not', () => {
  const [asked] = requestsOf(`${FOLDER}/officer.md`);
  const send = (lie: object): Promise<string | null> =>
    new GuideRunner(test).send({ ...(asked as GuideRequest), ...lie });

  it.each([
    ['of the number of an answer', { status: 201 }, '200 , not 201'],
    [
      'of a problem',
      { headers: {}, status: 401, code: 'forbidden' },
      '401 not-authenticated, not 401 forbidden',
    ],
    ['of what an answer holds', { claims: [{ pointer: '/role', value: 'reviewer' }] }, '/role is "officer"'],
    [
      'of what can be taken from it',
      { taken: [{ name: 'fileNumber', from: '/fileNumber' }] },
      'no /fileNumber',
    ],
  ])('is found out: %s', async (_, lie, found) => {
    expect(await send(lie)).toContain(found);
  });

  it('is found out: of a word that nobody has said', async () => {
    await expect(send({ address: '/v1/files/{fileNumber}' })).rejects.toThrow('{fileNumber} is used before');
  });
});

describe('the guides', () => {
  const french = GUIDES.filter((file) => file.endsWith('.fr.md'));

  it('are there in both official languages for partners and officers', () => {
    expect(french).toEqual(['officer.fr.md', 'partner.fr.md']);
  });

  it.each(french)('%s has the same requests and claims the same answers as its English original', (file) => {
    expect(requestsOf(`${FOLDER}/${file}`)).toEqual(requestsOf(`${FOLDER}/${file.replace('.fr.', '.')}`));
  });

  it('name only addresses, fields, states, actions and problems there are', () => {
    const known = `${read('openapi/openapi.json')} ${read('docs/problems.md')}`;
    const own = GUIDES.filter((file) => (file.split('.')[0] ?? '') in GUIDE_WORLDS);
    const unknown = own.flatMap((file) =>
      wordsOf(read(`${FOLDER}/${file}`))
        .filter((word) => !known.includes(word))
        .map((word) => `${file}: ${word}`),
    );
    expect(unknown).toEqual([]);
  });

  it('tell between them of every action on a file', () => {
    const text = GUIDES.map((file) => read(`${FOLDER}/${file}`)).join('');
    expect(FILE_ACTIONS.filter((action) => !text.includes(action))).toEqual([]);
  });
});

describe('the documentation', () => {
  const pages = [
    'README.md',
    ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => `docs/${file}`),
  ];

  it('links to every guide and to every page that is generated, and to nothing that is not there', () => {
    const linked = pages.flatMap((page) => linksOf(page));
    expect(linked.filter((target) => !existsSync(target))).toEqual([]);
    const wanted = [...GUIDES.map((file) => `${FOLDER}/${file}`), ...Object.keys(GENERATED)].filter((path) =>
      path.startsWith('docs/'),
    );
    expect(wanted.filter((path) => !linked.includes(path))).toEqual([]);
  });

  it('lists every refusal the service can tell', () => {
    const page = read('docs/problems.md');
    const codes = Object.keys(test.app.get<RefusalCatalogue>(REFUSAL_CATALOGUE));
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.filter((code) => !page.includes(`\n### ${code}\n`))).toEqual([]);
  });

  it('gives each problem one entry', () => {
    const codes = [...read('docs/problems.md').matchAll(/^### (.+)$/gm)].map(([, code]) => code);
    expect(codes).toHaveLength(new Set(codes).size);
  });
});

/** What stands in inline code: addresses with what is filled in left open, and the words between their points and blanks. */
function wordsOf(text: string): string[] {
  return [...text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) =>
    code.split(/[^\w/{}-]+/).filter((word) => /^[a-z/][\w/{}-]{2,}$/.test(word)),
  );
}

/** Where a page links to in this project, without the place in the page. */
function linksOf(page: string): string[] {
  return [...read(page).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) =>
    join(dirname(page), target),
  );
}
