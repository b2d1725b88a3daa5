// Loaded into the process of the service by stages.mjs (node --import), and by nothing else: at a word of its parent it
// takes a profile of the processor and the time of each statement, and hands both over as sums.
import { Session } from 'node:inspector/promises';
import pg from 'pg';
import { stageOf } from './stage-of.mjs';

const INTERVAL_US = 250;

let statements = new Map();
let profiler;

const query = pg.Client.prototype.query;
pg.Client.prototype.query = function timed(...args) {
  const began = performance.now();
  const result = query.apply(this, args);
  const text = typeof args[0] === 'string' ? args[0] : args[0]?.text;
  if (profiler !== undefined && typeof result?.then === 'function' && typeof text === 'string') {
    const note = () => noteStatement(nameOf(text), performance.now() - began);
    result.then(note, note);
  }
  return result;
};

process.on('message', async (word) => {
  if (word === 'begin') {
    statements = new Map();
    profiler = new Session();
    profiler.connect();
    await profiler.post('Profiler.enable');
    await profiler.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });
    await profiler.post('Profiler.start');
    process.send('begun');
  } else {
    const { profile } = await profiler.post('Profiler.stop');
    profiler.disconnect();
    profiler = undefined;
    process.send({ stages: [...sumOf(profile)], statements: [...statements] });
  }
});
// The service ends as it does without this.
process.channel.unref();

function noteStatement(name, ms) {
  const { count = 0, total = 0 } = statements.get(name) ?? {};
  statements.set(name, { count: count + 1, total: total + ms });
}

/** A statement by what it does to which table; never its values. */
function nameOf(text) {
  if (/COMMIT\s*$/.test(text)) return 'commit, with the fences of the rows';
  const [, verb, table] = /\b(INSERT INTO|UPDATE|DELETE FROM|FROM)\s+([a-z_.]+)/.exec(text) ?? [];
  if (verb !== undefined) return `${verb.toLowerCase().replace(/^from$/, 'select from')} ${table}`;
  return (/^\s*(SELECT )?([a-z_]+)/i.exec(text)?.[2] ?? 'other').toLowerCase();
}

/** Milliseconds of the processor by stage. */
function sumOf({ nodes, samples, timeDeltas }) {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const known = new Map();
  const stageAt = (id) => {
    if (id === undefined) return 'the rest of Node.js';
    if (!known.has(id)) known.set(id, stageOf(frames.get(id)) ?? stageAt(parents.get(id)));
    return known.get(id);
  };
  const sums = new Map();
  samples.forEach((id, i) => {
    const stage = stageAt(id);
    sums.set(stage, (sums.get(stage) ?? 0) + timeDeltas[i] / 1e3);
  });
  return sums;
}
