import { Injectable } from '@nestjs/common';
import { refuseFile } from '../../domain/case-file/refusals.js';
import { FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';
import { type ReadTx, type WriteTx } from '../../platform/database/tx.js';
import { constraintOf } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/problem.js';
import { InterviewEntity } from './interview.entity.js';
import { type Interview, type InterviewArrangement, type InterviewRecord } from './interview.js';

/** Interviews as they stand in the database; `dataKey` is that of the file. */
@Injectable()
export class InterviewStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Every interview of a file, the earliest first. */
  async listOfFile(tx: ReadTx, fileNumber: string, dataKey: Buffer): Promise<Interview[]> {
    const rows = await tx.manager.find(InterviewEntity, {
      where: { fileNumber },
      order: { startsAt: 'ASC' },
    });
    return rows.map((row) => this.#toInterview(row, dataKey));
  }

  /** The open appointment of a file, if any: who holds it. */
  async findBooked(
    tx: ReadTx,
    fileNumber: string,
  ): Promise<{ interviewId: string; officerId: string } | undefined> {
    const row = await tx.manager.findOne(InterviewEntity, {
      where: { fileNumber, status: 'booked' },
      select: { interviewId: true, officerId: true },
    });
    return row === null ? undefined : { interviewId: row.interviewId, officerId: row.officerId };
  }

  /** Books an interview. Refuses when the officer has another one at that time: the database says so. */
  async insert(tx: WriteTx, interview: Omit<Interview, 'status' | 'record'>, dataKey: Buffer): Promise<void> {
    const { arrangement, startsAt, endsAt, ...row } = interview;
    try {
      await tx.manager.insert(InterviewEntity, {
        ...row,
        startsAt: new Date(startsAt),
        endsAt: new Date(endsAt),
        status: 'booked',
        sealed: this.cipher.seal(dataKey, placeOf('sealed', interview.interviewId), arrangement),
        sealedRecord: null,
      });
    } catch (error) {
      if (constraintOf(error) === 'interviews_officer_free')
        throw new Refused(refuseFile('officer-not-free', {}));
      throw error;
    }
  }

  /** Adds the record of the file's booked interview, which was held. */
  async updateHeld(tx: WriteTx, fileNumber: string, record: InterviewRecord, dataKey: Buffer): Promise<void> {
    const booked = await this.findBooked(tx, fileNumber);
    if (booked === undefined) throw new Error('the file has no booked interview');
    const sealedRecord = this.cipher.seal(dataKey, placeOf('sealed_record', booked.interviewId), record);
    await tx.manager.update(
      InterviewEntity,
      { interviewId: booked.interviewId },
      { status: 'held', sealedRecord },
    );
  }

  /** Cancels the open appointment of a file, if there is one. */
  async updateCancelled(tx: WriteTx, fileNumber: string): Promise<void> {
    await tx.manager.update(InterviewEntity, { fileNumber, status: 'booked' }, { status: 'cancelled' });
  }

  #toInterview(row: InterviewEntity, dataKey: Buffer): Interview {
    const { interviewId, fileNumber, partnerId, officerId, timeZone, mode, status, sealedRecord } = row;
    const record =
      sealedRecord === null
        ? undefined
        : this.cipher.open<InterviewRecord>(dataKey, placeOf('sealed_record', interviewId), sealedRecord);
    return {
      interviewId,
      fileNumber,
      partnerId,
      officerId,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      timeZone,
      mode,
      status,
      arrangement: this.cipher.open<InterviewArrangement>(
        dataKey,
        placeOf('sealed', interviewId),
        row.sealed,
      ),
      ...(record === undefined ? {} : { record }),
    };
  }
}

function placeOf(column: string, row: string): Place {
  return { table: 'interviews', column, row };
}
