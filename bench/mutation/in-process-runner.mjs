// A Stryker test runner that loads the engine and its tests anew for each mutant inside one process, as one script that
// is compiled once: some 50 ms a mutant, where Stryker's runner for jest takes three seconds to load the modules again.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { build } from 'esbuild';
import { collectTests, makeGlobals } from './small-jest.mjs';

const FOLDER = 'test/stca';
/**
 * Not needed to kill a mutant: the command line and the schema are no part of the engine, and a schema compiled anew for
 * each mutant would take longer than all the rest.
 */
const LEFT_OUT = ['command-line.test.ts', 'facts-validator.test.ts', 'schema-errors.test.ts'];
/** What kills most comes first, what takes longest last: a mutant is done with at the first test that fails. */
const FIRST = ['recorded-checks.test.ts', 'recorded-law.test.ts'];
const LAST = ['explanations.test.ts', 'properties.test.ts'];
/** Searches at random are the same for every mutant, and short. */
const SEARCHES = { seed: 20261120, numRuns: 30, endOnFailure: true };
const state = (globalThis.__stryker__ ??= {});

class InProcessRunner {
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const all = readdirSync(FOLDER).filter((name) => name.endsWith('.test.ts') && !LEFT_OUT.includes(name));
    const between = all.filter((name) => ![...FIRST, ...LAST].includes(name));
    const files = [...FIRST, ...between, ...LAST];
    const { outputFiles } = await build({
      stdin: { contents: files.map((name) => `import './${name}';`).join('\n'), resolveDir: resolve(FOLDER) },
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      packages: 'external',
      define: { 'import.meta.url': JSON.stringify(pathToFileURL(resolve(FOLDER, 'all.test.ts')).href) },
      logLevel: 'error',
    });
    const source = outputFiles[0].text;
    this.load = new Script(`(function (require, module, exports) {${source}\n})`).runInThisContext();
    this.require = createRequire(join(resolve(), 'package.json'));
    this.require('fast-check').configureGlobal(SEARCHES);
    Object.assign(globalThis, await makeGlobals(this.require));
  }

  async dryRun({ coverageAnalysis }) {
    state.activeMutant = undefined;
    state.mutantCoverage = coverageAnalysis === 'off' ? undefined : { static: {}, perTest: {} };
    state.currentTestId = undefined;
    const tests = await this.#run(() => true, false);
    const { mutantCoverage } = state;
    state.mutantCoverage = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    state.hitCount = hitLimit === undefined ? undefined : 0;
    state.hitLimit = hitLimit;
    state.activeMutant = activeMutant.id;
    const wanted = testFilter === undefined ? undefined : new Set(testFilter);
    let result;
    try {
      const tests = await this.#run((id) => wanted?.has(id) ?? true, !disableBail);
      result = { status: DryRunStatus.Complete, tests };
    } catch (error) {
      // The engine does not load: the first test that would have run is the one that failed.
      result = {
        status: DryRunStatus.Complete,
        tests: [
          {
            id: 'load',
            name: 'load',
            status: TestStatus.Failed,
            failureMessage: String(error),
            timeSpentMs: 0,
          },
        ],
      };
    }
    const limit = determineHitLimitReached(state.hitCount, state.hitLimit);
    state.activeMutant = undefined;
    return toMutantRunResult(limit ?? result);
  }

  async #run(isWanted, bail) {
    const results = [];
    const module = { exports: {} };
    const tests = collectTests(() => this.load(this.require, module, module.exports));
    for (const { id, run } of tests) {
      if (!isWanted(id)) continue;
      state.currentTestId = id;
      const start = performance.now();
      let failure;
      try {
        await run();
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error);
      }
      state.currentTestId = undefined;
      const timeSpentMs = Math.round(performance.now() - start);
      const common = { id, name: id, timeSpentMs };
      results.push(
        failure === undefined
          ? { ...common, status: TestStatus.Success }
          : { ...common, status: TestStatus.Failed, failureMessage: failure },
      );
      if (failure !== undefined && bail) break;
    }
    return results;
  }
}
InProcessRunner.inject = [];

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
