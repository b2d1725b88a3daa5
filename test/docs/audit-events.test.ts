import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_WORDS } from '../../src/cli/docs/event-words.js';
import { PERMISSIONS } from '../../src/domain/access.js';
import { FILE_EVENT_SENTENCES } from '../../src/domain/timeline/sentences.js';

const LISTED = new Set([...Object.keys(EVENT_WORDS), ...Object.keys(FILE_EVENT_SENTENCES)]);
const KINDS = [...new Set([...LISTED].map((action) => action.split('.')[0] ?? ''))];
const LISTS = ['cli/docs', 'domain/timeline', 'domain/access.ts'];

/** The texts of the program that can be an event's action, but for those of the lists themselves. */
function actionsInCode(): ReadonlySet<string> {
  const named = new RegExp(`'((?:${KINDS.join('|')})\\.[a-z-]*[a-z])'`, 'g');
  const made = /\baction: '([a-z-]+\.[a-z-]+)'/g;
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !LISTS.some((list) => path.startsWith(list)),
  );
  const texts = files.map((path) => readFileSync(join('src', path), 'utf8'));
  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(named), ...text.matchAll(made)].map(([, action = '']) => action),
    ),
  );
}

describe('the list of events', () => {
  it('has every action that the program writes', () => {
    const unlisted = [...actionsInCode()].filter((action) => !LISTED.has(action) && !(action in PERMISSIONS));
    expect(unlisted).toEqual([]);
  });

  it('has none that the program does not write', () => {
    const inCode = actionsInCode();
    expect(inCode.size).toBeGreaterThan(100);
    expect(Object.keys(EVENT_WORDS).filter((action) => !inCode.has(action))).toEqual([]);
  });

  it('says each in both languages', () => {
    const same = Object.values(EVENT_WORDS).filter(({ en, fr }) => en === fr || en === '' || fr === '');
    expect(same).toEqual([]);
  });
});
