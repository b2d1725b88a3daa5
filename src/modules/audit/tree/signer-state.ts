import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
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

  /** Keeps a checkpoint in the place of the one before; on the disk when this returns. */
  async save(checkpoint: Checkpoint): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    const own = `${this.path}.${process.pid}`;
    const file = await open(own, 'w', 0o600);
    try {
      await file.writeFile(checkpointText(checkpoint));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(own, this.path);
  }
}
