import { type TRANSITIONS } from '../case-file/transitions.js';

/** What can be found in a file's timeline beside the actions of the table of transitions. */
export const OTHER_FILE_EVENTS = [
  'file.received',
  'file.facts-amended',
  'file.situation-amended',
  'file.check-made',
  'file.check-acknowledged',
  'file.rechecked',
  'file.urgency-recomputed',
  'file.answer-accepted',
  'file.answer-declined',
  'file.claimed',
  'file.glass-broken',
  'file.glass-break-reviewed',
  'file.conflict-lifted',
  'file.note-added',
  'file.interview-added-to',
  'file.correction-noted',
  'file.merged-in',
  'file.merge-undone',
  'file.duplicate-found',
  'file.duplicate-found-again',
  'file.duplicate-confirmed',
  'file.duplicate-dismissed',
  'file.duplicate-reopened',
  'file.disposed',
  'batch.received',
  'batch.finished',
] as const;

/** A partner's look at its own referral. It is no use of the file by the government: its time runs on. */
export const REFERRAL_READ = 'file.referral-read';

/** Looks at a file: they change nothing, and are told only to whoever asks for them. */
export const FILE_READS = [
  'file.read',
  'file.read-in-codes',
  REFERRAL_READ,
  'file.conflicts-read',
  'file.corrections-read',
  'file.glass-break-read',
  'file.interview-exported',
  'file.checks-read',
  'file.information-read',
  'file.duplicates-read',
  'file.duplicate-read',
  'file.interview-read',
  'file.notes-read',
  'file.notice-read',
  'file.timeline-read',
  'decision-log.name-revealed',
] as const;

/** The name of something that can have happened to a file. */
export type FileEventName =
  | (typeof TRANSITIONS)[keyof typeof TRANSITIONS]['event']
  | (typeof OTHER_FILE_EVENTS)[number]
  | (typeof FILE_READS)[number];
