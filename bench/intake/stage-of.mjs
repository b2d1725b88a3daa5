/**
 * Stages of intake by the file a function stands in. The innermost function that has a stage decides, so that what a stage calls
 * counts as its own unless it is a stage itself; the first line that fits counts.
 */
const STAGES = [
  [
    'reading',
    /modules\/intake\/formats\/|platform\/http\/(json-|strict-json|decoded-|body-|checked-|unread-)/,
  ],
  ['validation', /row\.validator|platform\/json\/|check-referral|check-facts|facts\.validator|row-limits/],
  ['matching', /(domain|modules)\/(matching|duplicates)\//],
  ['encryption', /platform\/crypto\/(?!canonical-json|hashing)/],
  ['checking', /domain\/stca\/|modules\/stca\/|domain\/referral\/check-file|domain\/case-file\/urgency/],
  ['audit', /domain\/audit\/|modules\/audit\//],
  ['rows to SQL', /intake\.store|\.store\.js|packed-bytes/],
  ['answer', /batch-answers|modules\/intake\/dto\/|keyed-answer|fault-sentences/],
  ['the rest of intake', /modules\/intake\/|domain\/referral\//],
  ['idempotency', /platform\/http\/idempotency/],
  ['database driver', /node_modules\/(pg|pg-[a-z]+|typeorm|postgres-[a-z]+)\//],
  ['transactions', /platform\/database\//],
  ['limits', /platform\/limits\/|node_modules\/rate-limiter-flexible/],
  [
    'web server',
    /node_modules\/(fastify|@fastify|find-my-way|@nestjs|rxjs|light-my-request)|platform\/http\//,
  ],
];

/** The stage of a function of a processor profile; undefined when its caller decides. */
export function stageOf({ functionName, url }) {
  if (functionName === '(idle)') return 'waiting';
  if (functionName === '(garbage collector)') return 'garbage collection';
  return STAGES.find(([, files]) => files.test(url))?.[0];
}
