import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Makes the links between PostgreSQL's libraries that npm packages cannot carry and that their install script makes:
 * an install with `--ignore-scripts` has none. The package lists them in `pg-symlinks.json`, relative to itself.
 *
 * @param native the `native` folder of the package, or a copy of it
 * @returns false when a link is missing and the folder cannot be written
 */
export function hydrateLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links.every(({ source, target }) => {
    const link = join(native, target.replace(/^native\//, ''));
    if (existsSync(link)) return true;
    try {
      // Source and target are siblings: the link stays right when the folder is copied.
      symlinkSync(basename(source), link);
    } catch {
      return existsSync(link);
    }
    return dirname(source) === dirname(target);
  });
}
