// As much of jest's `describe`, `it` and `it.each` as the engine's tests use; `expect` is jest's own.
let path = [];
let found = [];

/** The tests that a script declares while it runs, in order; a name that comes again is numbered. */
export function collectTests(script) {
  path = [];
  found = [];
  script();
  const seen = new Map();
  return found.map(({ name, run }) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { id: times === 1 ? name : `${name} (${times})`, run };
  });
}

/** The globals that tests expect. */
export async function makeGlobals(require) {
  const { expect } = require('expect');
  const describe = (name, declare) => {
    path.push(name);
    declare();
    path.pop();
  };
  const it = (name, run) => void found.push({ name: [...path, name].join(' › '), run });
  it.skip = () => undefined;
  for (const declare of [describe, it]) {
    declare.each = (table) => (name, run) => {
      for (const row of table) declare(name, () => run(...(Array.isArray(row) ? row : [row])));
    };
  }
  return { describe, it, test: it, expect };
}
