import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { BrokenLog } from '../../../domain/audit/broken-log.js';
import { type Checkpoint, checkpointOf, checkpointText } from '../../../domain/audit/checkpoint.js';
import { codeOf } from '../../../platform/database/unit-of-work.js';
import { StartupError } from '../../../platform/startup-error.js';

/**
 * What was signed last, kept outside the database: a database that is put back to an older day does not put this back. The text
 * of a checkpoint, in a file that is replaced whole and on the disk before it counts. Several processes may share one file.
 */
export class SignerState {
  constructor(readonly path: string) {}

  /** The last signed checkpoint; undefined when nothing was signed yet. Throws a {@link StartupError} for a damaged file. */
  async load(): Promise<Checkpoint | undefined> {
    let text: string;
    try {
      text = await readFile(this.path, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw new StartupError(
        `${this.path} (AUDIT_SIGNER_STATE) cannot be read (${codeOf(error)}): it says what the audit log signed last. Check that it is a file, and its permissions.`,
      );
    }
    const checkpoint = checkpointOf(text);
    if (checkpoint !== null) return checkpoint;
    throw new StartupError(
      `${this.path} is damaged. It says what the audit log signed last: restore it, or have an auditor compare the log with a checkpoint they kept before you remove it.`,
    );
  }

  /**
   * Keeps a checkpoint in the place of the one before; on the disk when this returns, file and name. Throws a {@link StartupError}
   * when that cannot be, and a {@link BrokenLog} when one of more leaves is kept: another process that shares the file leads, and
   * this one does not know it yet.
   */
  async save(checkpoint: Checkpoint): Promise<void> {
    const kept = await this.load();
    if (kept !== undefined && kept.size > checkpoint.size) {
      throw new BrokenLog(
        `${kept.size} entries were signed on this machine, and this process has ${checkpoint.size}`,
      );
    }
    await this.#writing(async (own) => {
      await rename(own, this.path);
      await synced(dirname(this.path), 'r');
    }, checkpointText(checkpoint));
  }

  /** Tries out that it could be kept, and keeps nothing. Throws a {@link StartupError}. */
  async tryOut(): Promise<void> {
    await this.#writing((own) => rm(own), '');
  }

  async #writing(then: (own: string) => Promise<void>, text: string): Promise<void> {
    // Processes in containers have the same numbers.
    const own = `${this.path}.${hostname()}-${process.pid}`;
    try {
      await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
      await synced(own, 'w', text);
      await then(own);
    } catch (error) {
      throw new StartupError(
        `${this.path} (AUDIT_SIGNER_STATE) cannot be written (${codeOf(error)}): without it the audit log signs nothing, because it says what was signed last. Name a file in a folder that the service may write, on a disk with room.`,
      );
    }
  }
}

/** What was written, and the names in a folder, are in a cache until then. */
async function synced(path: string, flags: 'r' | 'w', text?: string): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    if (text !== undefined) await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
