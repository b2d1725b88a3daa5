// How long a search for one person takes among the people of 50,000 files: `npm run candidates` in bench/. README.md there says
// what the figures mean.
import { guarded } from '../../scripts/lib/failure.mjs';
import { prepare } from '../../scripts/lib/prepare.mjs';
import { Referrals } from '../intake/referrals.mjs';
import { withService } from '../intake/service.mjs';

const FILES = Number(process.env.FILES ?? 50_000);
const BATCH = 10_000;
const FILES_OF_A_PARTNER = 30_000;
const SEARCHES = 1_000;
const WARM_UP = 200;
const BAR_MS = 10;

await guarded(async () => {
  await prepare({ dev: false });
  await withService(async (service) => {
    const referrals = new Referrals('C');
    for (let loaded = 0; loaded < FILES; loaded += BATCH) {
      const rows = referrals.take(Math.min(BATCH, FILES - loaded));
      await service.send(rows, Math.floor(loaded / FILES_OF_A_PARTNER));
    }
    const { app, search } = await searcher(service.variables);
    try {
      report(await timesOf(search, referrals.take(WARM_UP + SEARCHES)));
    } finally {
      await app.close();
    }
  });
});

/** The search of the service itself, on the database of the one that took the files in. */
async function searcher(variables) {
  await import('reflect-metadata');
  const from = (path) => import(`../../dist/src/${path}.js`);
  const { createApp } = await from('app.factory');
  const { readEnvironment } = await from('config');
  const { pino } = await import('pino');
  const { live, host, port } = readEnvironment(variables);
  const app = await createApp({ ...live, environment: 'live', host, port }, pino({ level: 'silent' }));
  const get = async (path, name) => app.get((await from(path))[name], { strict: false });
  const matcher = await get('modules/matching/matcher', 'Matcher');
  const maker = await get('modules/matching/match-person.maker', 'MatchPersonMaker');
  const unitOfWork = await get('platform/database/unit-of-work', 'UnitOfWork');
  const { peopleOfReferral } = await from('domain/matching/referral-people');
  const system = { id: 'system', role: 'system', via: 'system', requestId: 'bench' };
  const search = ({ text }) => {
    const [principal] = peopleOfReferral(JSON.parse(text));
    const began = performance.now();
    return unitOfWork
      .read(system, (tx) => matcher.find(tx, [maker.make('RD-00000-00000', 0, principal.names)]))
      .then((found) => ({ took: performance.now() - began, found: found.length }));
  };
  return { app, search };
}

async function timesOf(search, rows) {
  const searches = [];
  for (const row of rows) searches.push(await search(row));
  return searches.slice(WARM_UP);
}

function report(searches) {
  const times = searches.map(({ took }) => took).sort((one, other) => one - other);
  const at = (share) => times[Math.floor(times.length * share)].toFixed(2);
  const found = searches.reduce((sum, one) => sum + one.found, 0) / searches.length;
  console.log(
    `${FILES.toLocaleString('en')} files: median ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms; ${found.toFixed(2)} found for a person`,
  );
  const isKept = Number(at(0.5)) < BAR_MS;
  console.log(`the median: bar ${BAR_MS} ms ${isKept ? 'kept' : 'MISSED'}`);
  if (!isKept) process.exitCode = 1;
}
