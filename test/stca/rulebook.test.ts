import { readFileSync } from 'node:fs';
import { isRefusal, refuse } from '../../src/domain/refusal.js';
import { type Notice } from '../../src/domain/stca/notices.js';
import { lawOn, rulebookDescription } from '../../src/domain/stca/law-list.js';
import { type AnyProvision, BAR_CITES, EXCEPTION_CITES } from '../../src/domain/stca/provision.js';
import { PROVISIONS } from '../../src/domain/stca/provisions/index.js';
import { makeRulebook, rulebookOn } from '../../src/domain/stca/rulebook.js';

interface ResultSchema {
  readonly properties: Readonly<
    Record<
      string,
      { readonly items: { readonly properties: { readonly provision: { readonly enum: string[] } } } }
    >
  >;
}

/** The provisions the exchange format of results enumerates. */
function enumerated(list: 'exceptions' | 'otherBars'): string[] | undefined {
  const schema = readFileSync(new URL('./stca-result.schema.json', import.meta.url), 'utf8');
  return (JSON.parse(schema) as ResultSchema).properties[list]?.items.properties.provision.enum;
}

const TODAY = '2026-11-20';
const find = (id: string): AnyProvision => PROVISIONS.find((one) => one.id === id) as AnyProvision;

describe('the rulebook', () => {
  it('always has the thirteen exceptions, and lists the eight other bars', () => {
    for (const day of ['2015-02-20', '2023-03-25', TODAY]) {
      const book = rulebookOn(day, day);
      expect(book.exceptions.map(({ cite }) => cite.en)).toEqual(EXCEPTION_CITES);
      expect(book.bars.map(({ provision }) => provision.cite.en)).toEqual(BAR_CITES);
    }
  });

  it('publishes the citations that the exchange format enumerates', () => {
    expect([EXCEPTION_CITES, BAR_CITES]).toEqual([enumerated('exceptions'), enumerated('otherBars')]);
  });

  it.each([
    ['2019-06-20', '2015-02-20'],
    ['2019-06-21', '2019-06-21'],
    ['2023-03-24', '2019-06-21'],
    ['2023-03-25', '2023-03-25'],
    ['2026-03-25', '2023-03-25'],
    ['2026-03-26', '2026-03-26'],
  ])('on %s has the version %s, whatever the day of the claim', (assessedOn, version) => {
    expect(rulebookOn(assessedOn, '2018-01-01').version).toBe(version);
    expect(rulebookOn(assessedOn, '2026-12-31').version).toBe(version);
  });

  it('is an error when two versions of a provision are law at once', () => {
    const again = { ...find('irpr-159-5-a'), cite: { en: 'elsewhere', fr: 'ailleurs' } } as AnyProvision;
    expect(() => makeRulebook([...PROVISIONS, again], TODAY, TODAY)).toThrow('Two versions of irpr-159-5-a');
  });

  it('is an error when two provisions are cited alike', () => {
    const again = { ...find('irpr-159-5-a'), id: 'another' } as AnyProvision;
    expect(() => makeRulebook([...PROVISIONS, again], TODAY, TODAY)).toThrow(
      'Two provisions cited IRPR 159.5(a)',
    );
  });

  it('is an error when a rule prevails over one there is not, or two over each other', () => {
    const without = PROVISIONS.filter(({ id }) => id !== 'irpr-159-4-1-a');
    expect(() => makeRulebook(without, TODAY, TODAY)).toThrow('prevails over irpr-159-4-1-a');
    const [first, second] = [find('irpr-159-4-1-1'), find('irpr-159-4-2')];
    const duel = [
      { ...first, prevailsOver: [second.id] } as AnyProvision,
      { ...second, prevailsOver: [first.id] } as AnyProvision,
    ];
    expect(() => makeRulebook(duel, TODAY, TODAY)).toThrow('each prevail over the other');
    const relief = { ...find('irpr-159-01'), prevailsOver: ['irpa-101-1-z'] } as AnyProvision;
    expect(() => makeRulebook([relief], TODAY, TODAY)).toThrow('prevails over irpa-101-1-z');
  });

  it('replaces a version by the next from its enactment on, for the claims the next applies to', () => {
    const old = find('irpr-159-5-a');
    const next = { since: '2027-06-01', appliesToClaimsFrom: '2027-01-01' };
    const versions = [
      { ...old, until: { since: next.since, claimsFrom: next.appliesToClaimsFrom } } as AnyProvision,
      { ...old, ...next } as AnyProvision,
    ];
    const since = (assessedOn: string, claim: string) =>
      makeRulebook(versions, assessedOn, claim).provisions[0]?.since;
    expect(since('2027-05-31', '2027-03-01')).toBe(old.since);
    expect(since('2027-06-01', '2027-03-01')).toBe('2027-06-01');
    expect(since('2027-06-01', '2026-12-31')).toBe(old.since);
    expect(since('2027-06-01', '2027-01-01')).toBe('2027-06-01');
  });

  it('lists a bar by the version that is law, whichever versions are not', () => {
    const now = find('irpa-101-1-d');
    const [before, after] = [
      { ...now, since: '2030-01-01' } as AnyProvision,
      { ...now, since: '2031-01-01' } as AnyProvision,
    ];
    const listed = (...all: AnyProvision[]) => makeRulebook(all, TODAY, TODAY).bars;
    expect(listed(before, now, after)).toEqual([{ provision: now, isLaw: true }]);
    expect(listed(before, after)).toEqual([{ provision: before, isLaw: false }]);
  });
});

describe('the description of the rulebook', () => {
  it('names every provision with its dates, and is the same for the same rules', () => {
    const description = rulebookDescription(TODAY, '2026-11-19');
    expect(description.provisions).toHaveLength(PROVISIONS.length);
    expect(JSON.stringify(rulebookDescription('2026-12-31', '2027-05-05'))).toBe(JSON.stringify(description));
  });

  it('differs when law, or a notice, differs', () => {
    const now = JSON.stringify(rulebookDescription(TODAY, TODAY));
    expect(JSON.stringify(rulebookDescription('2026-03-25', TODAY))).not.toBe(now);
    expect(JSON.stringify(rulebookDescription(TODAY, '2025-06-02'))).not.toBe(now);
    const notice = { id: 's', kind: 'suspension', gazette: 'G', publicizedOn: '2026-11-01' } as const;
    expect(JSON.stringify(rulebookDescription(TODAY, TODAY, [notice]))).not.toBe(now);
  });

  it('differs for a notice that does not run on the day of the claim: it decides on which days answers change', () => {
    const later = { id: 's', kind: 'suspension', gazette: 'G', publicizedOn: TODAY } as const;
    const now = JSON.stringify(rulebookDescription(TODAY, TODAY));
    expect(JSON.stringify(rulebookDescription(TODAY, TODAY, [later]))).not.toBe(now);
    expect(JSON.stringify(rulebookDescription('2026-11-01', TODAY, [later]))).toBe(now);
  });

  it('tells what a partial suspension takes out, and its renewal too', () => {
    const partial: Notice = {
      id: 'p',
      kind: 'partial-suspension',
      gazette: 'G',
      publicizedOn: '2026-11-01',
      provisions: ['IRPR 159.5(d)'],
    };
    const renewal: Notice = {
      id: 'r',
      kind: 'renewal',
      gazette: 'G',
      publicizedOn: '2026-11-10',
      renews: 'p',
    };
    expect(rulebookDescription(TODAY, TODAY, [partial, renewal]).notices).toEqual([
      {
        id: 'p',
        kind: 'partial-suspension',
        from: '2026-11-02',
        to: '2027-02-01',
        takesOut: ['IRPR 159.5(d)'],
      },
      { id: 'r', kind: 'renewal', from: '2027-02-02', to: '2027-05-01', takesOut: ['IRPR 159.5(d)'] },
    ]);
  });
});

describe('the list of law', () => {
  const listOn = (day: string) => {
    const law = lawOn(day);
    if (isRefusal(law)) throw new Error(law.code);
    return law;
  };

  it('gives each provision its title and citation in both languages, what it needs and its dates', () => {
    for (const { id, title, cite, pending, inForceFrom, needs } of listOn(TODAY).provisions) {
      expect([id, title.en, title.fr, cite.en, cite.fr].every((one) => one.length > 0)).toBe(true);
      expect(cite.en).toMatch(/^IRP[AR] \d/);
      expect(cite.fr).toMatch(/^(al|par|art)\. .* (LIPR|RIPR)$/);
      expect(pending).toBe(inForceFrom === null);
      expect(needs.every((pointer) => pointer.startsWith('/'))).toBe(true);
    }
  });

  it('lists law from its day on, and pending law apart', () => {
    const cites = (day: string, pending: boolean) =>
      listOn(day)
        .provisions.filter((one) => one.pending === pending)
        .map(({ cite }) => cite.en);
    expect(cites('2023-03-24', false)).not.toContain('IRPR 159.4(1.1)');
    expect(cites('2023-03-25', false)).toContain('IRPR 159.4(1.1)');
    expect(cites('2026-03-25', true)).toEqual([]);
    expect(cites('2026-03-26', true)).toContain('IRPA 100 to 100.1, 102.1 to 102.2');
  });

  it('is refused for a day before the law the engine knows', () => {
    expect(lawOn('2015-02-19')).toEqual(refuse('law-before-first-claim-day', { first: '2015-02-20' }));
    expect(isRefusal(lawOn('2015-02-20'))).toBe(false);
  });
});
