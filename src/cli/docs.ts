import { writeFileSync } from 'node:fs';
import { GENERATED } from './docs/generated.js';

/** `npm run docs`: writes everything that is generated from the table of transitions. */
export async function main(): Promise<void> {
  for (const [path, make] of Object.entries(GENERATED)) {
    writeFileSync(path, make());
    process.stdout.write(`Written: ${path}\n`);
  }
}
