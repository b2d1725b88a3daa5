import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { rowsOf, type WriteTx } from '../../platform/database/tx.js';
import { type InterviewAddition } from './interview.js';
import { placeOfAddition } from './interview.row.js';

/** What is added to records of interviews. Nothing that was added is changed: the service may not. */
@Injectable()
export class InterviewAdditionStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Keeps an addition, sealed under the data key of the file. */
  async insert(
    tx: WriteTx,
    interview: { readonly interviewId: string; readonly fileNumber: string; readonly partnerId: string },
    addition: InterviewAddition,
    dataKey: Buffer,
  ): Promise<void> {
    const { additionId, addedBy, addedAt, text } = addition;
    const { interviewId, fileNumber, partnerId } = interview;
    const sealed = this.cipher.seal(dataKey, placeOfAddition(additionId), text);
    await rowsOf(
      tx,
      `INSERT INTO interview_additions (addition_id, interview_id, file_number, partner_id, added_by, added_at, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [additionId, interviewId, fileNumber, partnerId, addedBy, addedAt, sealed],
    );
  }
}
