import fc from 'fast-check';
import { cloneDatabase, type TestDatabase } from '../support/template-database.js';
import { peopleAtAFallingDesk } from '../support/whole-way/model/commands.js';
import { brokenInvariants } from '../support/whole-way/model/invariants.js';
import { RealDesk } from '../support/whole-way/model/real-desk.js';
import { MovingDesk } from '../support/whole-way/moving-desk.js';
import { BatchFindings } from './batch-findings.js';
import { cleanUp } from './holders.js';
import { type LiveServer } from './live-desk.js';
import { LiveDemo } from './live-demo.js';
import { SpareServers } from './spare-servers.js';

/** `CRASH_RUNS=50 npm test -- test/start/acknowledged` runs more; `CRASH_SEED` begins with those of a failure. */
const RUNS = Number(process.env['CRASH_RUNS'] ?? 2);
const SEED = Number(process.env['CRASH_SEED'] ?? 20_261_122);
const COMMANDS = 24;

let database: TestDatabase;
let demo: LiveDemo;
let spares: SpareServers;
let server: LiveServer;
let desk: MovingDesk;
const fates = new Map<string, number>();

beforeAll(async () => {
  database = await cloneDatabase();
  demo = await LiveDemo.on(database);
  spares = new SpareServers(demo, 2);
  server = await spares.next();
  desk = await MovingDesk.at({
    ...demo.people,
    database,
    // Another process each time, at an address of its own.
    get url() {
      return server.url;
    },
  });
}, 60_000);

afterAll(async () => {
  await demo.end();
  await desk.end();
  await database.drop();
  await cleanUp();
});

describe(`people at a desk whose service is killed again and again (CRASH_SEED=${SEED})`, () => {
  it('find every change that was acknowledged, and of the others each whole or not at all', async () => {
    const findings = new BatchFindings(desk.superuser);
    const real = new RealDesk(desk, {
      kill: () => server.kill(),
      restart: async () => {
        server = await spares.next();
        // The database may still be at work on what the dead process asked of it.
        await findings.untilQuiet();
      },
      note: (fate) => void fates.set(fate, (fates.get(fate) ?? 0) + 1),
    });
    await fc.assert(
      fc.asyncProperty(peopleAtAFallingDesk(COMMANDS), async (commands) => {
        const files = await real.newFiles();
        await fc.asyncModelRun(() => ({ model: { files }, real }), commands);
        expect(await brokenInvariants(desk.superuser)).toEqual([]);
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
    expect(fates.get('acknowledged')).toBeGreaterThan(0);
    expect(fates.get('not there')).toBeGreaterThan(0);
  }, 900_000);
});
