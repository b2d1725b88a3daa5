import { type RefusedOutcome } from './batch-refusal.js';

/** Rolls back the intake of a batch in mode `atomic` in which some rows have faults; they are all here. */
export class FaultyBatch extends Error {
  override readonly name = 'FaultyBatch';

  constructor(readonly refused: readonly RefusedOutcome[]) {
    super('some rows have faults');
  }
}
