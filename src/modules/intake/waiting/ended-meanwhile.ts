/** Rolls back the work on a batch that another worker has ended a moment before. */
export class EndedMeanwhile extends Error {
  override readonly name = 'EndedMeanwhile';
}
