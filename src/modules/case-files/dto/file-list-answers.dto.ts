import { Answer, PageAnswer } from '../../../platform/openapi/answer.decorator.js';
import {
  CODE,
  DAY,
  INSTANT,
  MAX_INT32,
  nullable,
  objectOf,
  objectsOf,
  whole,
} from '../../../platform/openapi/forms.js';
import {
  CONCLUSION,
  FILE_NUMBER,
  OUTCOME,
  PARTNER_ID,
  PERSONS,
  REFERENCE,
  ROUTE,
  STAFF_ID,
  STATE,
  URGENCY,
  VERSION,
} from '../../forms.js';

/** How urgent a file is, and by which rule. */
export class UrgencyDto {
  @Answer(URGENCY, 'Level.')
  level!: string;

  @Answer(CODE, 'Code of the rule that set it.', { example: 'final-order-in-custody' })
  reason!: string;
}

/** A file in a list: codes only, no name, so that a list is not a leak. */
export class FileSummaryDto {
  @Answer(FILE_NUMBER, 'The file.')
  fileNumber!: string;

  @Answer(STATE, 'State.')
  state!: string;

  @Answer(VERSION, 'Version; read the file for its ETag.')
  version!: number;

  @Answer(objectOf(() => UrgencyDto), 'Urgency.')
  urgency!: UrgencyDto;

  @Answer(CONCLUSION, 'Conclusion of the current STCA check.')
  conclusion!: string;

  @Answer(ROUTE, 'Route the check was made for.')
  route!: string;

  @Answer(PERSONS, 'Persons, family included.')
  persons!: number;

  @Answer(
    whole(0, MAX_INT32, 0),
    'Duplicate candidates that nobody has confirmed or dismissed yet; with any, the file is not cleared for interview.',
  )
  openDuplicates!: number;

  @Answer(nullable(DAY), 'Known day of removal.')
  removalScheduledOn!: string | null;

  @Answer(PARTNER_ID, 'Partner that referred it.')
  partnerId!: string;

  @Answer(
    nullable(REFERENCE, REFERENCE.example),
    'The partner’s own reference; null once the file was disposed of.',
  )
  externalReference!: string | null;

  @Answer(nullable(STAFF_ID), 'Officer in charge.', { example: 'stf_demo-officer' })
  officerId!: string | null;

  @Answer(nullable(OUTCOME), 'Outcome, once decided.')
  outcome!: string | null;

  @Answer(nullable(INSTANT), 'When its content was destroyed; null for a file that has it.')
  disposedAt!: string | null;

  @Answer(INSTANT, 'When it was received.')
  receivedAt!: string;

  @Answer(INSTANT, 'When it last changed.')
  changedAt!: string;
}

/** A page of files. */
export class FilePageDto extends PageAnswer {
  @Answer(objectsOf(() => FileSummaryDto, 200), 'Files in the order asked for.')
  items!: FileSummaryDto[];
}
