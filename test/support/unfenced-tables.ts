/** Tables without an audit fence, and why a change of a row of each is no change of the business. */
export const UNFENCED: Readonly<Record<string, string>> = {
  migrations: 'steps of the schema',
  audit_events: 'the log itself: never changed',
  audit_disclosures: 'the log itself: only ever taken out with a redaction of the same transaction',
  audit_pending: 'the log’s own queue: left for a place in the tree only',
  audit_leaves: 'the log’s own tree: never changed',
  audit_tiles: 'the log’s own tree: only ever grows',
  audit_checkpoints: 'the log’s own tree: never changed',
  stored_answers: 'answers kept for repeats of a request, whose first had its event',
  api_key_uses: 'when a key was used last, coarsely',
  rate_counts: 'how often a pseudonym asked in a minute, and it is forgotten',
  batch_progress: 'how far a batch has come, while it waits; its rows have the batch’s event',
  match_keys: 'follows match_people by a trigger',
};
