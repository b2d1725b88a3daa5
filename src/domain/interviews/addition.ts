import { type CaseFile } from '../case-file/case-file.js';
import { isOpen } from '../case-file/disposal.js';
import { type FileEvent } from '../case-file/evolve.js';
import { type CaseFileRefusalCode, refuseFile } from '../case-file/refusals.js';
import { type Refusal } from '../refusal.js';
import { type InterviewStatus } from './interview-status.js';

/**
 * Adds to the record of an interview; what was recorded stays as it is. Refused while there is no record, and once the file
 * has ended: a decision would stand on another record than it names.
 */
export function addToInterview(
  file: Pick<CaseFile, 'state'>,
  status: InterviewStatus,
  now: string,
): FileEvent | Refusal<CaseFileRefusalCode> {
  if (!isOpen(file.state))
    return refuseFile('nothing-more-possible', { action: 'add-to-interview', state: file.state });
  return status === 'held'
    ? { type: 'interview-added-to', at: now }
    : refuseFile('interview-not-recorded', { appointment: status });
}
