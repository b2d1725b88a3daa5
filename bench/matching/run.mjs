// Rates of matching: `npm run matching` in bench/. README.md there says what the figures mean.
import { guarded } from '../../scripts/lib/failure.mjs';
import { prepare } from '../../scripts/lib/prepare.mjs';
import { inProject } from '../../scripts/lib/project.mjs';
import { lapOf, median, timedRounds } from '../stca/rounds.mjs';
import { PEOPLE } from './people.mjs';

const PACE = { warmUp: 5, rounds: 11, milliseconds: 300 };

await guarded(async () => {
  await prepare({ dev: false });
  const domain = (name) => import(inProject('dist', 'src', 'domain', 'matching', name));
  const { compare, compareProfiles } = await domain('compare.js');
  const { keysOf } = await domain('keys.js');
  const { profileOf } = await domain('profile.js');
  const pairs = PEOPLE.flatMap((one) => PEOPLE.map((other) => ({ facts: [one, other] })));
  const people = pairs.map(({ facts: [one] }) => ({ facts: one }));
  const profiles = new Map(PEOPLE.map((person) => [person, profileOf(person)]));
  const same = (given) => given;
  const contestants = [
    {
      name: 'comparisons of two people made ready',
      bar: 50_000,
      lap: lapOf(
        {
          inputOf: ([one, other]) => [profiles.get(one), profiles.get(other)],
          check: ([one, other]) => compareProfiles(one, other),
        },
        pairs,
      ),
    },
    {
      name: 'comparisons of two people as they come',
      lap: lapOf({ inputOf: same, check: ([one, other]) => compare(one, other) }, pairs),
    },
    { name: 'people made ready', lap: lapOf({ inputOf: same, check: profileOf }, people) },
    { name: 'people given their keys', bar: 20_000, lap: lapOf({ inputOf: same, check: keysOf }, people) },
  ];
  const rounds = await timedRounds(
    contestants.map(({ lap }) => lap),
    pairs.length,
    PACE,
  );
  for (const [index, { name, bar }] of contestants.entries()) {
    const rate = Math.round(
      median((rounds[index] ?? []).map(({ perProcessorSecond }) => perProcessorSecond)),
    );
    const verdict = bar === undefined ? '' : rate >= bar ? `, bar ${bar} kept` : `, bar ${bar} MISSED`;
    console.log(`${name}: ${rate.toLocaleString('en')} per second of processor time${verdict}`);
    if (bar !== undefined && rate < bar) process.exitCode = 1;
  }
});
