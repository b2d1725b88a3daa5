import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const SRC = resolve('src');

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** The imports a file really has, as paths under src or as package names. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [
    ...text.matchAll(
      /^\s*(?:import|export)\b[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm,
    ),
  ]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((name) => (name.startsWith('.') ? relative(SRC, resolve(dirname(file), name)) : name));
}

describe('the house', () => {
  const domain = sources(join(SRC, 'domain'));

  it('has a domain to speak of', () => {
    expect(domain.length).toBeGreaterThan(30);
  });

  it('lets the domain import nothing but itself', () => {
    const outside = domain.flatMap((file) =>
      importsOf(file)
        .filter((name) => !name.startsWith('domain/'))
        .map((name) => `${relative(SRC, file)} imports ${name}`),
    );
    expect(outside).toEqual([]);
  });

  it('makes no savepoint: a row keeps the number of who wrote it, and the log knows that of the whole transaction alone', () => {
    const making = [...sources(SRC), ...sources(resolve('migrations'))].filter((file) => {
      const code = readFileSync(file, 'utf8').replace(/^\s*(?:\/?\*|\/\/).*$/gm, '');
      return /\bSAVEPOINT\b|\bEXCEPTION\s+WHEN\b|\b(?:manager|tx)\.transaction\(/i.test(code);
    });
    expect(making).toEqual([]);
  });

  it('lets the domain read no clock and throw no dice', () => {
    const impure = domain.filter((file) =>
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bperformance\./.test(
        readFileSync(file, 'utf8'),
      ),
    );
    expect(impure.map((file) => relative(SRC, file))).toEqual([]);
  });

  it('keeps business rooms out of the platform', () => {
    const inward = sources(join(SRC, 'platform')).flatMap((file) =>
      importsOf(file)
        .filter((name) => /^(modules|cli|demo)\//.test(name))
        .map((name) => `${relative(SRC, file)} imports ${name}`),
    );
    expect(inward).toEqual([]);
  });

  it('reads the environment in one file only', () => {
    const readers = sources(SRC).filter((file) => /process\.env/.test(readFileSync(file, 'utf8')));
    expect(readers.map((file) => relative(SRC, file))).toEqual(['config.ts']);
  });

  it('has no cycle between the rooms of src/modules', () => {
    const edges = new Map<string, Set<string>>();
    for (const file of sources(join(SRC, 'modules'))) {
      const from = relative(join(SRC, 'modules'), file).split('/')[0] ?? '';
      for (const name of importsOf(file)) {
        const to = /^modules\/([^/]+)\//.exec(name)?.[1];
        if (to !== undefined && to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to));
      }
    }
    const cycles: string[] = [];
    const walk = (room: string, way: readonly string[]): void => {
      if (way.includes(room)) cycles.push([...way.slice(way.indexOf(room)), room].join(' → '));
      else for (const next of edges.get(room) ?? []) walk(next, [...way, room]);
    };
    for (const room of edges.keys()) walk(room, []);
    expect(cycles).toEqual([]);
  });

  it('has no file over 350 lines', () => {
    const long = sources(SRC)
      .map((file) => ({ file: relative(SRC, file), lines: readFileSync(file, 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 350);
    expect(long).toEqual([]);
  });
});
