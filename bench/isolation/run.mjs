// Whether the time of an answer tells that another partner has a thing of that name: `npm run isolation` in bench/.
// README.md there says what the figures mean.
import { randomBytes, randomUUID } from 'node:crypto';
import { guarded } from '../../scripts/lib/failure.mjs';
import { prepare } from '../../scripts/lib/prepare.mjs';
import { ask, fill, withDesk } from './desk.mjs';

const ROUNDS = 11;
const PAIRS = 100;
const WARM_UP = 150;
/** How far from 1 the ratio foreign to absent may be. */
const BAR = 0.05;

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = () => Array.from(randomBytes(5), (byte) => LETTERS[byte & 31]).join('');
const noFile = () => `RD-${letters()}-${letters()}`;

const withdrawal = {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'if-match': '"1"' },
  body: JSON.stringify({ requestedBy: 'claimant', reason: 'Made up.' }),
};

/** Ways for a partner to ask for a thing by name. */
const WAYS = [
  { name: 'a referral', of: 'files', absent: noFile, to: (id) => ({ path: `/v1/referrals/${id}` }) },
  {
    name: 'a batch',
    of: 'batches',
    absent: randomUUID,
    to: (id) => ({ path: `/v1/referral-batches/${id}` }),
  },
  {
    name: 'the rows of a batch',
    of: 'batches',
    absent: randomUUID,
    to: (id) => ({ path: `/v1/referral-batches/${id}/rows` }),
  },
  {
    name: 'to withdraw a referral',
    of: 'files',
    absent: noFile,
    to: (id) => ({ path: `/v1/referrals/${id}/withdraw`, ...withdrawal }),
  },
];

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const any = (values) => values[Math.floor(Math.random() * values.length)];

await guarded(async () => {
  await prepare({ dev: false });
  await withDesk(async (desk) => {
    const foreign = await fill(desk, desk.keys.partnerB, 20);
    await fill(desk, desk.keys.partnerA, 20);
    for (const way of WAYS) {
      const one = async (id) => {
        const { status, ms } = await ask(desk, { key: desk.keys.partnerA, ...way.to(id) });
        if (status !== 404) throw new Error(`${way.name} was answered ${status}`);
        return ms;
      };
      const pair = async () => {
        const first = Math.random() < 0.5;
        const before = first ? await one(any(foreign[way.of])) : await one(way.absent());
        const after = first ? await one(way.absent()) : await one(any(foreign[way.of]));
        return first ? [before, after] : [after, before];
      };
      for (let i = 0; i < WARM_UP; i++) await pair();
      const rounds = [];
      for (let round = 0; round < ROUNDS; round++) {
        const pairs = [];
        for (let i = 0; i < PAIRS; i++) pairs.push(await pair());
        rounds.push({ foreign: median(pairs.map(([ms]) => ms)), absent: median(pairs.map(([, ms]) => ms)) });
      }
      const ratio = median(rounds.map((round) => round.foreign / round.absent));
      const isMissed = Math.abs(ratio - 1) > BAR;
      const ms = (which) => median(rounds.map((round) => round[which])).toFixed(3);
      console.log(
        `${way.name}: another’s ${ms('foreign')} ms, nobody’s ${ms('absent')} ms, ratio ${ratio.toFixed(3)}; ${isMissed ? 'MISSED' : 'kept'}`,
      );
      if (isMissed) process.exitCode = 1;
    }
  });
});
