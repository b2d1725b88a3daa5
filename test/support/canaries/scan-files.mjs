import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What a file of PostgreSQL is, by where in its folder it stands; never where the folder is. */
const KINDS = { base: 'a table or index', global: 'a table or index', pg_wal: 'the write-ahead log' };

/** The findings in every file under a folder, such as `a name in the write-ahead log`, each once. */
export function scanFiles(scanner, folder) {
  const found = new Set();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const parts = relative(folder, path).split(sep);
    const kind =
      parts.map((part) => KINDS[part]).find(Boolean) ??
      (entry.name.includes('.log') ? 'a log' : 'another file');
    for (const canary of scanner.find(read(path))) found.add(`${canary} in ${kind}`);
  }
  return [...found].sort();
}

/** A file PostgreSQL removes meanwhile was looked at before or is in the write-ahead log. */
function read(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
