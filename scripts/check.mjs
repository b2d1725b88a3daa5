// Looks at the code without running it: lint, format, types. All three are done even when one finds something.
import { spawnSync } from 'node:child_process';
import { guarded } from './lib/failure.mjs';
import { prepare } from './lib/prepare.mjs';
import { inProject } from './lib/project.mjs';

const CHECKS = [
  ['lint', 'node_modules/eslint/bin/eslint.js', '.'],
  ['format', 'node_modules/prettier/bin/prettier.cjs', '--check', '.'],
  ['types', 'node_modules/typescript/bin/tsc', '--noEmit'],
];

await guarded(async () => {
  await prepare({ dev: true, built: false });
  const outcomes = CHECKS.map(([name, program, ...args]) => {
    console.log(`> ${name}`);
    const { status } = spawnSync(process.execPath, [inProject(program), ...args], {
      cwd: inProject(),
      stdio: 'inherit',
    });
    return { name, ok: status === 0 };
  });
  console.log(outcomes.map(({ name, ok }) => `${name}: ${ok ? 'ok' : 'FAILED'}`).join(', '));
  if (outcomes.some(({ ok }) => !ok)) process.exitCode = 1;
});
