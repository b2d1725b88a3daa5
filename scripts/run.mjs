// Makes the clone ready and runs one of its tools: `node scripts/run.mjs cli/stca FILE`. Nothing but what the tool
// itself prints reaches the standard output.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Failure, guarded } from './lib/failure.mjs';
import { prepare } from './lib/prepare.mjs';
import { inProject } from './lib/project.mjs';

await guarded(async () => {
  const [name, ...args] = process.argv.slice(2);
  await prepare({ dev: false });
  const tool = inProject('dist', 'src', `${name}.js`);
  if (name === undefined || !existsSync(tool)) {
    throw new Failure(`There is no tool ${name ?? 'without a name'}: package.json lists those there are.`);
  }
  const { main } = await import(pathToFileURL(tool).href);
  await main(args);
});
