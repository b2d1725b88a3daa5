import fc from 'fast-check';
import { startTestApp, type TestApp } from '../support/app.js';
import { peopleAtADesk } from '../support/whole-way/model/commands.js';
import { brokenInvariants } from '../support/whole-way/model/invariants.js';
import { RealDesk } from '../support/whole-way/model/real-desk.js';
import { MovingDesk } from '../support/whole-way/moving-desk.js';

/** `MODEL_RUNS=500 npm test -- test/api/model-of-files` runs more; `MODEL_SEED` runs those of a failure again. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 16);
const SEED = Number(process.env['MODEL_SEED'] ?? 20_261_122);
const COMMANDS = 60;

let test: TestApp;
let desk: MovingDesk;

beforeAll(async () => {
  test = await startTestApp();
  desk = await MovingDesk.at(test);
}, 60_000);

afterAll(async () => {
  await desk.end();
  await test.close();
});

describe(`random sequences by several people on several files (MODEL_SEED=${SEED})`, () => {
  it('come to what the model says, and leave every invariant as it is', async () => {
    const real = new RealDesk(desk);
    await fc.assert(
      fc.asyncProperty(peopleAtADesk(COMMANDS), async (commands) => {
        const files = await real.newFiles();
        await fc.asyncModelRun(() => ({ model: { files }, real }), commands);
        expect(await brokenInvariants(desk.superuser)).toEqual([]);
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
    expect(test.logLines.filter((line) => (JSON.parse(line) as { level: number }).level >= 50)).toEqual([]);
  }, 600_000);
});
