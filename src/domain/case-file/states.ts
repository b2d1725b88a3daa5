/** States of a file, in the order of its way; each is explained in the product contract. */
export const FILE_STATES = [
  'received',
  'screening',
  'awaiting-information',
  'ready-for-interview',
  'interview-scheduled',
  'interviewed',
  'decision-proposed',
  'decided',
  'closed',
] as const;
export type FileState = (typeof FILE_STATES)[number];

/** States in which a file is still under way: everything but `decided` and `closed`. */
export const OPEN_STATES = FILE_STATES.filter((state) => state !== 'decided' && state !== 'closed');
