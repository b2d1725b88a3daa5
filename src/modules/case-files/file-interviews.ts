import { Injectable } from '@nestjs/common';
import { type ReadTx } from '../../platform/database/tx.js';
import { type InterviewDto } from '../interviews/interview.dto.js';
import { type Interview } from '../interviews/interview.js';
import { InterviewStore } from '../interviews/interview.store.js';
import { type FileReason, FileReasonStore } from './file-reason.store.js';

/** Interviews of a file with the reasons of what became of them; `dataKey` is that of the file. */
@Injectable()
export class FileInterviews {
  constructor(
    private readonly interviews: InterviewStore,
    private readonly reasons: FileReasonStore,
  ) {}

  /** Every interview of a file, the earliest first. */
  async list(tx: ReadTx, fileNumber: string, dataKey: Buffer): Promise<readonly InterviewDto[]> {
    const interviews = await this.interviews.listOfFile(tx, fileNumber, dataKey);
    const stand = interviews.every(({ status, ended }) => status === 'held' || ended === null);
    if (stand) return interviews.map((one) => told(one));
    const reasons = await this.reasons.listOfFile(tx, fileNumber, dataKey);
    return interviews.map((one) => told(one, reasons));
  }

  /** One interview of a file. Throws when it has none of that id. */
  async get(tx: ReadTx, fileNumber: string, interviewId: string, dataKey: Buffer): Promise<InterviewDto> {
    const found = (await this.list(tx, fileNumber, dataKey)).find((one) => one.interviewId === interviewId);
    if (found === undefined) throw new Error('the file has no such interview');
    return found;
  }
}

function told(interview: Interview, reasons: ReadonlyMap<number, FileReason> = new Map()): InterviewDto {
  const reason = reasons.get(interview.ended?.version ?? 0)?.['reason'];
  return { ...interview, reason: typeof reason === 'string' ? reason : null };
}
