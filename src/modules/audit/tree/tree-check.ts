import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Checkpoint } from '../../../domain/audit/checkpoint.js';
import { StartupError } from '../../../platform/startup-error.js';
import { CheckpointSigner } from './checkpoint-signer.js';
import { TreeReader, type TileSource } from './tree-reader.js';

/**
 * Refuses to start on a log that is not the one that was signed: shorter, as after an older copy of the database was put back, or
 * another one; on one that another key signed; and where what is signed could not be kept. Whoever goes on writing would cover it
 * up. A process that signs nothing does not look.
 */
@Injectable()
export class TreeCheck implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: TreeReader,
    private readonly signer: CheckpointSigner,
  ) {}

  /** Throws a {@link StartupError} that says which. */
  async onModuleInit(): Promise<void> {
    if (!this.signer.signs) return;
    const source: TileSource = {
      query: (sql, parameters) => this.dataSource.query(sql, [...parameters]),
    };
    const last = await this.signer.last(source);
    if (last.length > 0) {
      const size = await this.reader.sizeOf(source);
      for (const checkpoint of last) await this.#compare(source, size, checkpoint);
    }
    await this.signer.takeUp(last.at(-1));
  }

  async #compare(source: TileSource, size: number, last: Checkpoint): Promise<void> {
    if (size < last.size) {
      throw new StartupError(
        `The audit log of this database has ${size} entries, and ${last.size} were signed (${this.signer.statePath}): entries are missing, as after an older copy of the database was put back. Restore the newest copy. Nothing was changed.`,
      );
    }
    const root = await this.reader.rootOf(source, last.size);
    if (root.toString('base64') !== last.root) {
      throw new StartupError(
        `The audit log of this database is not the one that was signed (${this.signer.statePath}): its first ${last.size} entries differ. Have an auditor compare it with a checkpoint they kept. Nothing was changed.`,
      );
    }
  }
}
