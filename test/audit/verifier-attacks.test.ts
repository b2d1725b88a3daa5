import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkpointText } from '../../src/domain/audit/checkpoint.js';
import { LogMaker, type MadeEntry, sealed } from '../support/log-maker.js';
import { type Verdict, verdictOn } from '../support/log-verdict.js';

const maker = new LogMaker();
const folders: string[] = [];
/** Two files with changes among the reads, a reason that was taken out, over more than one tile. */
const A = maker.file('RD-AAAAA-AAAAA', 5);
const B = maker.file('RD-BBBBB-BBBBB', 3);
const REASON = sealed('reason', 'made up');
const EXPLAINED = maker.event({ action: 'file.exported', disclosed: [REASON, sealed('purpose', 'made up')] });
const REDACTED = { ...EXPLAINED, disclosed: EXPLAINED.disclosed.slice(1) };
const REDACTION = maker.redaction(EXPLAINED.eventId, [REASON.digest]);
const ENTRIES = [
  ...[...A.slice(0, 3), REDACTED, ...B, ...reads(252), ...A.slice(3)],
  ...[REDACTION, ...reads(5)],
];
/** Its note, and the folder in which it is whole. */
const KEPT = maker.note(ENTRIES);
let whole: string;

beforeAll(() => {
  whole = written(ENTRIES);
});
afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true, force: true })));

function reads(count: number): MadeEntry[] {
  return Array.from({ length: count }, () => maker.event());
}

function written(entries: readonly MadeEntry[]): string {
  const folder = maker.written(entries);
  folders.push(folder);
  return folder;
}

function verdict(folder: string, old: readonly string[] = []): Verdict {
  return verdictOn(folder, { key: maker.key, old });
}

/** What is said of a log of these entries, as its owner would write and sign it. */
function verdictOf(...entries: readonly MadeEntry[]): Verdict {
  return verdict(written(entries));
}

/** What is said of the whole log after a deed to its folder. */
function after(deed: (folder: string) => void): Verdict {
  const folder = `${whole}-attacked`;
  cpSync(whole, folder, { recursive: true });
  try {
    deed(folder);
    return verdict(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** An entry whose bytes are other ones. */
function rewritten(entry: MadeEntry, from: string | RegExp, to: string): MadeEntry {
  const text = entry.canonical.toString('latin1');
  const other = text.replace(from, to);
  if (other === text) throw new Error('nothing was changed');
  return { ...entry, canonical: Buffer.from(other, 'latin1') };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
    .sort();
}

it('a log as the service writes it is sound, also beside a checkpoint that was kept', () => {
  expect(verdict(whole, [KEPT, KEPT, maker.note(ENTRIES.slice(0, 256)), maker.note([])])).toMatchObject({
    exit: 0,
  });
});

describe('a copy that somebody got at', () => {
  /** Where a changed byte says nothing that is signed: when a copy was made. */
  const isFree = (name: string, at: number): boolean =>
    name === 'manifest.json' && at >= readFileSync(join(whole, name), 'utf8').indexOf('"exportedAt"');

  it('is never sound with a changed byte in any file', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...filesIn(whole)),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (name, pick, flip) => {
          const bytes = readFileSync(join(whole, name));
          const at = pick % bytes.length;
          fc.pre(!isFree(name, at));
          const said = after((folder) => {
            bytes[at] = (bytes[at] ?? 0) ^ flip;
            writeFileSync(join(folder, name), bytes);
          });
          expect([1, 2]).toContain(said.exit);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('is never sound with a file that is cut, longer, empty, gone, or another', () => {
    const names = filesIn(whole);
    for (const name of names) {
      const size = readFileSync(join(whole, name)).length;
      const other = names[(names.indexOf(name) + 1) % names.length] ?? '';
      const deeds: ((path: string, folder: string) => void)[] = [
        (path) => truncateSync(path, size - 1),
        (path) => truncateSync(path, 0),
        (path) => appendFileSync(path, '\n'),
        (path) => appendFileSync(path, Buffer.alloc(70_000)),
        (path) => writeFileSync(path, Buffer.concat([Buffer.from('\ufeff'), readFileSync(path)])),
        (path, folder) => cpSync(join(folder, other), path),
        (path) => writeFileSync(path, readFileSync(path, 'latin1').replaceAll('\n', '\r\n') + '\r', 'latin1'),
        // A manifest is a service to the reader: a copy without one says less, and nothing that is wrong.
        ...(name === 'manifest.json' ? [] : [(path: string) => rmSync(path)]),
      ];
      for (const [i, deed] of deeds.entries()) {
        const { exit } = after((folder) => deed(join(folder, name), folder));
        // The newline at the end of the last disclosure carries nothing.
        const isSame = name === 'disclosures.ndjson' && i === 0;
        expect([name, i, isSame ? exit === 0 : exit > 0]).toEqual([name, i, true]);
      }
    }
  });

  it('cannot be told with something else in the place of a file, and is not waited for', () => {
    const cases: ((path: string) => void)[] = [
      (path) => execFileSync('mkfifo', [path]),
      (path) => symlinkSync('/dev/zero', path),
      (path) => mkdirSync(path),
      (path) => symlinkSync(path, path),
    ];
    for (const name of [
      'checkpoint',
      'manifest.json',
      'disclosures.ndjson',
      'tile/0/000',
      'tile/entries/000',
    ]) {
      for (const [i, make] of cases.entries()) {
        const { exit } = after((folder) => {
          rmSync(join(folder, name));
          make(join(folder, name));
        });
        expect([name, i, exit]).toEqual([name, i, 2]);
      }
    }
  });

  it('is as sound as before with other files in it, and behind symbolic links', () => {
    const said = after((folder) => {
      writeFileSync(join(folder, 'tile/0/000.p'), 'made up');
      writeFileSync(join(folder, 'README'), 'made up');
      rmSync(join(folder, 'tile/0/000'));
      symlinkSync(join(whole, 'tile/0/000'), join(folder, 'tile/0/000'));
    });
    expect(said).toMatchObject({ exit: 0 });
  });

  it('names the changed entry, not the later one that no longer fits it', () => {
    const said = after((folder) => {
      const path = join(folder, 'tile/entries/000');
      const bytes = readFileSync(path);
      bytes.write('stf_demo-0fficer', bytes.indexOf('stf_demo-officer'));
      writeFileSync(path, bytes);
    });
    expect(said).toEqual({ exit: 1, index: 0, says: 'it is not what its tile says' });
  });

  it.each([
    ['entries', '"entries": 267', '"entries": 268'],
    ['disclosures', '"disclosures": 11', '"disclosures": 12'],
    ['time', '2026-11-20T10', '2999-11-20T10'],
    ['key', '+AX', '+AY'],
    ['names twice', '"entries": 267', '"entries": 1,\n  "entries": 267'],
  ])('is tampered with where its manifest lies: %s', (_what, from, to) => {
    const said = after((folder) => {
      const path = join(folder, 'manifest.json');
      const text = readFileSync(path, 'utf8');
      const [key] = /\+A./.exec(text) ?? [];
      const old = from === '+AX' ? (key ?? '') : from;
      writeFileSync(path, text.replace(old, from === '+AX' && key === '+AY' ? '+AZ' : to));
      expect(text).toContain(old);
    });
    expect(said).toMatchObject({ exit: 1, says: expect.stringContaining('manifest.json') as unknown });
  });
});

describe('a log whose owner signs what they like', () => {
  const read = maker.event();
  const change = A[0] ?? read;
  const NOT_CANONICAL = 'it is no leaf in canonical form';

  it.each<[string, MadeEntry]>([
    ['white space', rewritten(read, '{"action"', '{ "action"')],
    ['a byte order mark', rewritten(read, /^/, '\u00ef\u00bb\u00bf')],
    ['a name twice', rewritten(read, '"v":1', '"v":1,"v":1')],
    ['names out of order', rewritten(read, /("time":"[^"]*"),"v":1/, '"v":1,$1')],
    ['another version', rewritten(read, '"v":1', '"v":2')],
    ['a lone surrogate', rewritten(read, 'stf_demo', String.raw`\ud800`)],
    ['an escape', rewritten(read, 'stf_demo', String.raw`\u0073tf_demo`)],
    ['a letter beyond ASCII', rewritten(read, 'stf_demo', '\u00c3\u00a9')],
    ['1e3', rewritten(change, '"fileSeq":1', '"fileSeq":1e3')],
    ['-0', rewritten(change, '"fileSeq":1', '"fileSeq":-0')],
    ['1.0', rewritten(change, '"fileSeq":1', '"fileSeq":1.0')],
    ['2^53 + 1', rewritten(change, '"fileSeq":1', '"fileSeq":9007199254740993')],
    ['a thirteenth month', rewritten(read, '2026-11-20', '2026-13-20')],
    ['no bytes', { ...read, canonical: Buffer.alloc(0) }],
    ['65,535 bytes of nothing', { ...read, canonical: Buffer.alloc(65_535, '"') }],
  ])('is found at an entry with %s', (_what, entry) => {
    expect(verdictOf(read, entry)).toEqual({ exit: 1, index: 1, says: NOT_CANONICAL });
  });

  it('may have an entry of 65,535 bytes', () => {
    const filler = 'x'.repeat(65_535 - read.canonical.length + 'r-1'.length);
    const entry = rewritten(read, '"r-1"', `"${filler}"`);
    expect([entry.canonical.length, verdictOf(entry).exit]).toEqual([65_535, 0]);
  });

  it('is found at an event that is there twice, whatever its id', () => {
    const ids = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
    for (const eventId of [...ids, read.eventId]) {
      const [one, other] = [
        maker.event({ eventId }),
        maker.event({ eventId, time: '2026-11-20T09:00:01.000Z' }),
      ];
      const said = verdictOf(one, ...reads(6_000), other);
      expect(said).toEqual({ exit: 1, index: 6_001, says: 'its event is in the log twice' });
    }
  });

  it('is found at an entry of another day than its place, and allows for clocks that differ', () => {
    const [noon, dayBefore] = ['2026-11-20T12:00:00.000Z', '2026-11-19T12:00:00.000Z'];
    expect(verdictOf(maker.event({ time: noon }), maker.event({ time: dayBefore }))).toMatchObject({
      exit: 0,
    });
    const late = verdictOf(maker.event({ time: noon }), maker.event({ time: '2026-11-19T11:59:59.999Z' }));
    expect(late).toMatchObject({
      exit: 1,
      index: 1,
      says: expect.stringContaining('earlier day') as unknown,
    });
    const coming = maker.event({ time: new Date(Date.now() + 10 * 60_000).toISOString() });
    expect(verdictOf(read, coming)).toMatchObject({ exit: 1, index: 1 });
  });

  it('is found at a change that is five minutes older than the one before it, and no less', () => {
    const changes = (second: string): MadeEntry[] =>
      maker.file('RD-CCCCC-CCCCC', 2, (n) => ({ time: n === 1 ? '2026-11-20T09:05:00.000Z' : second }));
    expect(verdictOf(...changes('2026-11-20T09:00:00.000Z'))).toMatchObject({ exit: 0 });
    expect(verdictOf(...changes('2026-11-20T08:59:59.999Z'))).toMatchObject({ exit: 1, index: 1 });
  });

  it('is found at a change with one before it that is missing', () => {
    const [one, , three] = maker.file('RD-CCCCC-CCCCC', 3);
    const said = verdictOf(one ?? read, three ?? read);
    expect(said).toEqual({ exit: 1, index: 1, says: 'it is change 3 of its file, after change 1' });
  });
});

describe('disclosures', () => {
  const event = maker.event({ disclosed: [REASON] });
  const gone = { ...event, disclosed: [] };

  it('may be missing behind a redaction that names them, and not otherwise', () => {
    expect(verdictOf(gone, maker.redaction(event.eventId, [REASON.digest]))).toMatchObject({ exit: 0 });
    const says = 'a disclosure is missing, and no redaction says why';
    expect(verdictOf(gone)).toEqual({ exit: 1, index: 0, says });
  });

  it.each<[string, number, readonly MadeEntry[]]>([
    ['is still there', 1, [event, maker.redaction(event.eventId, [REASON.digest])]],
    ['comes after it', 0, [maker.redaction(event.eventId, [REASON.digest]), gone]],
    ['never was', 1, [gone, maker.redaction(event.eventId, [REASON.digest, sealed('x', 1).digest])]],
    ['was taken out before', 2, [gone, ...[1, 2].map(() => maker.redaction(event.eventId, [REASON.digest]))]],
  ])('are not what a redaction says that takes out what %s', (_what, index, entries) => {
    const says = 'it says that it took out what is still there, or never was';
    expect(verdictOf(...entries)).toEqual({ exit: 1, index, says });
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a word', 'all'],
    ['no digests', { event: event.eventId }],
    ['another event', { event: read().eventId, digests: [REASON.digest] }],
  ])('are found where a redaction says %s', (_what, said) => {
    const redaction = maker.redaction(event.eventId, [REASON.digest], said);
    expect(verdictOf(gone, redaction)).toMatchObject({ exit: 1, index: 1 });
  });

  it('are found where a redaction has none, or none that can be read', () => {
    const subject = { type: 'event', id: event.eventId } as const;
    const silent = maker.event({ action: 'audit.redaction', subject });
    const torn = { digest: 'K2vbOuuV2gMBnNvVHTXSFOmWLAlg3MTsSX1mVGD1Gb8', disclosure: 'bm8ganNvbg' };
    for (const redaction of [
      silent,
      maker.event({ action: 'audit.redaction', subject, disclosed: [torn] }),
    ]) {
      expect(verdictOf(gone, redaction)).toMatchObject({ exit: 1, index: 1 });
    }
  });

  it('are found twice, of no event, and sealed twice into one', () => {
    const line = (eventId: string): string =>
      `{"eventId" : "${eventId}", "disclosure" : "${REASON.disclosure}"}\n`;
    const withLines = (...lines: string[]): Verdict => {
      const folder = written([event]);
      writeFileSync(join(folder, 'disclosures.ndjson'), lines.join(''));
      return verdict(folder);
    };
    expect(withLines(line(event.eventId), line(event.eventId))).toMatchObject({ exit: 1, index: 0 });
    expect(withLines(line(event.eventId), line(read().eventId))).toMatchObject({ exit: 1 });
    expect(withLines(line(read().eventId), line(event.eventId))).toMatchObject({ exit: 1 });
    expect(withLines(line(event.eventId).replace('{', `{"eventId" : "${read().eventId}", `))).toMatchObject({
      exit: 1,
    });
    expect(verdictOf(maker.event({ disclosed: [REASON, REASON] }))).toMatchObject({ exit: 1, index: 0 });
  });

  function read(): MadeEntry {
    return maker.event();
  }
});

describe('checkpoints', () => {
  const other = new LogMaker();
  const witness = `— witness.example/w ${Buffer.alloc(76, 7).toString('base64')}\n`;
  const withNote = (note: string): Verdict =>
    after((folder) => writeFileSync(join(folder, 'checkpoint'), note));

  it('may bear the signatures of others, before and behind that of the log', () => {
    const [text, line] = [KEPT.slice(0, KEPT.indexOf('— ')), KEPT.slice(KEPT.indexOf('— '))];
    expect(withNote(text + witness + line + witness)).toMatchObject({ exit: 0 });
  });

  it.each<[string, string, number]>([
    ['is signed by others only', KEPT.slice(0, KEPT.indexOf('— ')) + witness, 1],
    ['is signed by another key of the same name', other.note(ENTRIES), 1],
    ['ends its lines in two characters', KEPT.replaceAll('\n', '\r\n'), 1],
    ['is signed with a line more', maker.signed(`${KEPT.slice(0, KEPT.indexOf('\n\n'))}\nmore\n`), 2],
    [
      'is of another origin',
      maker.signed(KEPT.slice(0, KEPT.indexOf('\n\n') + 1).replace('desk', 'disk')),
      1,
    ],
    [
      'has a size that no log has',
      maker.signed(checkpointText({ origin: maker.origin, size: 2 ** 53 - 1, root: `${'A'.repeat(43)}=` })),
      1,
    ],
    ['is of no entries', maker.note([]), 1],
    ['is empty', '', 1],
  ])('do not do when the newest %s', (_what, note, exit) => {
    expect(withNote(note)).toMatchObject({ exit });
  });

  it('say nothing when the one that was kept is not of this log', () => {
    expect(verdict(whole, [other.note(ENTRIES)])).toMatchObject({ exit: 2 });
    expect(verdict(whole, ['made up'])).toMatchObject({ exit: 2 });
  });

  it('convict a log that does not begin with what was kept, whichever of them shows it', () => {
    const changed = [...ENTRIES.slice(0, 10), maker.event(), ...ENTRIES.slice(11)];
    expect(verdict(whole, [maker.note(changed)])).toMatchObject({ exit: 1 });
    expect(verdict(whole, [KEPT, maker.note(changed.slice(0, 11))])).toMatchObject({ exit: 1 });
    expect(verdict(whole, [maker.note([...ENTRIES, ...reads(1)]), KEPT])).toMatchObject({ exit: 1 });
  });
});

it('an archive that was not unpacked cannot be told of, with a word on what to do', () => {
  expect(verdict(join(whole, 'checkpoint'))).toMatchObject({
    exit: 2,
    says: expect.stringContaining('unpack the archive') as unknown,
  });
  expect(verdict(join(whole, 'nowhere'))).toMatchObject({ exit: 2 });
});
