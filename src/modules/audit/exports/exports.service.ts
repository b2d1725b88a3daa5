import { Injectable, StreamableFile } from '@nestjs/common';
import { type Actor } from '../../../domain/access.js';
import { Clock } from '../../../platform/clock.js';
import { type ReadTx, rowsOf } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Problem } from '../../../platform/http/problem.js';
import { CheckpointSigner } from '../tree/checkpoint-signer.js';
import { type StoredCheckpoint, TreeStore } from '../tree/tree.store.js';
import { type ExportLogDto } from './export.dto.js';
import { type ArchiveFile, logArchive } from './log-archive.js';
import { tarOf } from './tar-stream.js';

/** Copies of the log for those who verify it elsewhere. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tree: TreeStore,
    private readonly signer: CheckpointSigner,
    private readonly clock: Clock,
  ) {}

  /**
   * The log up to its newest checkpoint, as a tar archive that is made while it is sent. That it was asked for is an event first, with
   * purpose, recipient and legal basis. Problem: log-not-signed-yet before the first checkpoint, and while a
   * redaction waits for its place: of a copy without it a verifier would say that disclosures are missing.
   */
  async export(actor: Actor, { purpose, recipient, legalBasis }: ExportLogDto): Promise<StreamableFile> {
    const newest = await this.unitOfWork.run(actor, async (tx) => {
      const checkpoint = await this.tree.findNewest(tx);
      if (checkpoint === undefined || (await this.tree.hasRedactionAfter(tx, checkpoint.size))) {
        throw new Problem('log-not-signed-yet', { headers: { 'retry-after': '2' } });
      }
      const told = { entries: checkpoint.size, legalBasis, purpose, recipient };
      return {
        result: checkpoint,
        events: [
          {
            action: 'audit-log.exported',
            subject: { type: 'audit-log', id: 'export' },
            disclosures: [{ name: 'export', value: told }],
          },
        ],
      };
    });
    const now = this.clock.now();
    const files = this.unitOfWork.stream(actor, (tx) => this.#filesOf(tx, newest, now));
    return new StreamableFile(tarOf(files, now), {
      type: 'application/x-tar',
      disposition: `attachment; filename="audit-log-${newest.size}.tar"`,
    });
  }

  /** A redaction that came after the copy was asked for cuts it: a copy that ends early is asked for again, a wrong one is not. */
  async *#filesOf(tx: ReadTx, newest: StoredCheckpoint, now: Date): AsyncGenerator<ArchiveFile> {
    if (await this.tree.hasRedactionAfter(tx, newest.size)) throw new Problem('log-not-signed-yet');
    yield* logArchive(
      { query: (sql, parameters) => rowsOf(tx, sql, parameters) },
      { ...newest, key: this.signer.key, exportedAt: now.toISOString() },
    );
  }
}
