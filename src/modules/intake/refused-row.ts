import { Injectable } from '@nestjs/common';
import { type RowOutcome } from '../../domain/referral/batch.js';
import { FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';

type Refused = Extract<RowOutcome, { status: 'rejected' }>;

/** What is kept of a refused row beside its place: its reference and its faults, whose pointers can hold what was sent. */
@Injectable()
export class RefusedRow {
  constructor(private readonly cipher: FieldCipher) {}

  /** It, sealed under the data key of its batch. */
  seal(dataKey: Buffer, batchId: string, { index, externalReference, faults }: Refused): Buffer {
    return this.cipher.seal(dataKey, placeOf(batchId, index), { externalReference, faults });
  }

  /** It again; nothing of a row from before such rows were sealed. */
  open(dataKey: Buffer | null, batchId: string, index: number, sealed: Buffer | null): Refused {
    const content =
      dataKey === null || sealed === null
        ? { externalReference: null, faults: [] }
        : this.cipher.open<Pick<Refused, 'externalReference' | 'faults'>>(
            dataKey,
            placeOf(batchId, index),
            sealed,
          );
    return { index, status: 'rejected', ...content };
  }
}

function placeOf(batchId: string, index: number): Place {
  return { table: 'batch_rows', column: 'sealed', row: `${batchId}/${index}` };
}
