import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

/**
 * Hooks of Node.js that load the project's TypeScript as it stands, compiled as the build compiles it. With them a process that runs
 * test files one after another loads the service once.
 */
const SWC = JSON.parse(await readFile(new URL('../../.swcrc', import.meta.url), 'utf8'));

/** In the sources `./x.js` names `./x.ts`. */
export async function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && isTypeScript(context.parentURL)) {
    try {
      return await next(specifier.replace(/\.js$/, '.ts'), context);
    } catch (error) {
      if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    }
  }
  return next(specifier, context);
}

/** Compiles TypeScript; everything else goes its usual way. */
export async function load(url, context, next) {
  if (!isTypeScript(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const { $schema: _, ...options } = SWC;
  const { code } = await transform(await readFile(filename, 'utf8'), {
    ...options,
    filename,
    swcrc: false,
    configFile: false,
    sourceMaps: 'inline',
  });
  return { format: 'module', shortCircuit: true, source: code };
}

/** The runner puts a query behind the address of each test file. */
function isTypeScript(url = '') {
  return url.split('?')[0].endsWith('.ts');
}
