import { type FileHandle, mkdir, open, readFile, rename } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { BrokenLog } from '../../../domain/audit/broken-log.js';
import { type Checkpoint, checkpointOf, checkpointText } from '../../../domain/audit/checkpoint.js';
import { StartupError } from '../../../platform/startup-error.js';

/**
 * What was signed last, kept outside the database: a database that is put back to an older day does not put this back. The text
 * of a checkpoint, in a file that is replaced whole and on the disk before it counts.
 */
export class SignerState {
  constructor(readonly path: string) {}

  /** The last signed checkpoint; undefined when nothing was signed yet. Throws a {@link StartupError} for a damaged file. */
  async load(): Promise<Checkpoint | undefined> {
    let text: string;
    try {
      text = await readFile(this.path, 'utf8');
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT') return undefined;
      throw new StartupError(
        `${this.path} cannot be read: it says what the audit log signed last. Check its permissions.`,
      );
    }
    const checkpoint = checkpointOf(text);
    if (checkpoint !== null) return checkpoint;
    throw new StartupError(
      `${this.path} is damaged. It says what the audit log signed last: restore it, or have an auditor compare the log with a checkpoint they kept before you remove it.`,
    );
  }

  /**
   * Keeps a checkpoint in the place of the one before; on the disk when this returns, file and name. Throws a {@link BrokenLog} when
   * one of more leaves is kept: another process on this machine leads and this one does not know it yet.
   */
  async save(checkpoint: Checkpoint): Promise<void> {
    const folder = dirname(this.path);
    const kept = await this.load();
    if (kept !== undefined && kept.size > checkpoint.size) {
      throw new BrokenLog(
        `${kept.size} entries were signed on this machine, and this process has ${checkpoint.size}`,
      );
    }
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // In containers every process has the same number.
    const own = `${this.path}.${hostname()}-${process.pid}`;
    await onDisk(own, 'w', (file) => file.writeFile(checkpointText(checkpoint)));
    await rename(own, this.path);
    await onDisk(folder, 'r');
  }
}

/** Opens a file or folder, does something to it, and waits until it is on the disk. */
async function onDisk(
  path: string,
  flags: 'r' | 'w',
  work: (file: FileHandle) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await work(file);
    await file.sync();
  } finally {
    await file.close();
  }
}
