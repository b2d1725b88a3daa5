import {
  REMOVAL_CLOCK_REASONS,
  type RemovalClockReason,
  SERVICE_CLOCK_REASONS,
  type ServiceClockReason,
} from '../../../domain/case-file/clocks.js';
import { Answer, PageAnswer } from '../../../platform/openapi/answer.decorator.js';
import {
  CODE,
  DAY,
  INSTANT,
  MAX_INT32,
  nullable,
  objectOf,
  objectsOf,
  oneOf,
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

/** How long a file has been served, in working days of the embassy. */
export class ServiceClockDto {
  @Answer(
    whole(0, MAX_INT32, 3),
    'Working days in the embassy’s calendar since the day of receipt, which counts none; without those the clock stood still.',
  )
  workingDays!: number;

  @Answer(
    oneOf(SERVICE_CLOCK_REASONS),
    'Whether it runs since receipt, stands still because information is awaited, or stands still because the file has ended.',
  )
  reason!: ServiceClockReason;

  @Answer(nullable(INSTANT), 'Since when it stands still; null while it runs.')
  standsSince!: string | null;
}

/** How long until the known day of removal, which nothing pauses. */
export class RemovalClockDto {
  @Answer(nullable(DAY, '2026-05-01'), 'Known day of removal.')
  on!: string | null;

  @Answer(
    nullable(whole(-MAX_INT32, MAX_INT32, 30), 30),
    'Calendar days in Washington until then; negative when it is past, null when no day is known.',
  )
  days!: number | null;

  @Answer(oneOf(REMOVAL_CLOCK_REASONS), 'Where that day lies.')
  reason!: RemovalClockReason;
}

/** The two clocks of a file. */
export class ClocksDto {
  @Answer(objectOf(() => ServiceClockDto), 'Paused while information is awaited.')
  service!: ServiceClockDto;

  @Answer(objectOf(() => RemovalClockDto), 'Never paused.')
  removal!: RemovalClockDto;
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

  @Answer(objectOf(() => ClocksDto), 'Its clocks, now.')
  clocks!: ClocksDto;

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
