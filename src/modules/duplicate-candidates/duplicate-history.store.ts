import { Injectable } from '@nestjs/common';
import { type ConfirmedAs } from '../../domain/duplicates/candidate.js';
import { type CandidateEvent } from '../../domain/duplicates/evolve-candidate.js';
import { type FoundOutcome } from '../../domain/duplicates/found-pair.js';
import { FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** What can have happened to a candidate. */
export const CANDIDATE_STEPS = ['found', 'found-again', 'confirmed', 'dismissed', 'reopened'] as const;

/** One step of a candidate. `outcome` and `score` are there when the search found it; who acted when an officer did. */
export interface CandidateStep {
  readonly version: number;
  readonly action: (typeof CANDIDATE_STEPS)[number];
  readonly outcome: FoundOutcome | null;
  readonly score: number | null;
  readonly confirmedAs: ConfirmedAs | null;
  readonly actedBy: string | null;
  /** RFC 3339, UTC. */
  readonly actedAt: string;
  /** Null when the search found it, once either file was disposed of, and for whom it is withheld from. */
  readonly reason: string | null;
}

type StepRow = Omit<CandidateStep, 'actedAt' | 'reason'> & {
  readonly actedAt: Date;
  readonly keyFile: string | null;
  readonly sealed: Buffer | null;
};

/** The steps of candidates: only ever added to. Each reason stands under the data key of the file it was given on. */
@Injectable()
export class DuplicateHistoryStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Adds what an officer did on a file, of which `dataKey` is. */
  async insert(
    tx: WriteTx,
    candidate: { readonly candidateId: string; readonly version: number },
    { event, reason }: { readonly event: CandidateEvent; readonly reason: string },
    file: { readonly fileNumber: string; readonly dataKey: Buffer },
  ): Promise<void> {
    const { candidateId, version } = candidate;
    await rowsOf(
      tx,
      `INSERT INTO duplicate_history (candidate_id, version, action, confirmed_as, acted_by, acted_at, cause_type, cause_id,
         key_file, sealed) VALUES ($1::uuid, $2, $3, $4, $5, $6, 'duplicate', $1::text, $7, $8)`,
      [
        ...[candidateId, version, event.type, event.type === 'confirmed' ? event.as : null],
        ...[event.by, event.at, file.fileNumber],
        this.cipher.seal(file.dataKey, placeOf(candidateId, version), reason),
      ],
    );
  }

  /** The steps of a candidate, the earliest first. `dataKeyOf` gives the data key of a file that a reason stands under; null: it stays shut. */
  async list(
    tx: ReadTx,
    candidateId: string,
    dataKeyOf: (fileNumber: string) => Promise<Buffer | null>,
  ): Promise<CandidateStep[]> {
    const rows = await rowsOf<StepRow>(
      tx,
      `SELECT version, action, outcome, score::float8 AS score, confirmed_as AS "confirmedAs", acted_by AS "actedBy",
         acted_at AS "actedAt", key_file AS "keyFile", sealed
       FROM duplicate_history WHERE candidate_id = $1 ORDER BY version`,
      [candidateId],
    );
    const keys = new Map<string, Buffer | null>();
    const steps: CandidateStep[] = [];
    for (const { keyFile, sealed, actedAt, ...step } of rows) {
      let reason: string | null = null;
      if (keyFile !== null && sealed !== null) {
        const dataKey = keys.has(keyFile) ? keys.get(keyFile) : await dataKeyOf(keyFile);
        keys.set(keyFile, dataKey ?? null);
        if (dataKey) reason = this.cipher.open<string>(dataKey, placeOf(candidateId, step.version), sealed);
      }
      steps.push({ ...step, actedAt: actedAt.toISOString(), reason });
    }
    return steps;
  }

  /**
   * Destroys every reason that was given for a candidate of a file, under whichever file’s key it stands: each says
   * something of both. The codes stay. Its event is that of the file’s disposal.
   */
  async destroyReasons(tx: WriteTx, fileNumber: string): Promise<void> {
    await rowsOf(
      tx,
      `UPDATE duplicate_history h SET sealed = NULL FROM duplicate_candidates c
       WHERE c.candidate_id = h.candidate_id AND (c.one_file = $1 OR c.other_file = $1) AND h.sealed IS NOT NULL`,
      [fileNumber],
    );
  }
}

function placeOf(candidateId: string, version: number): Place {
  return { table: 'duplicate_history', column: 'sealed', row: `${candidateId}|${version}` };
}
