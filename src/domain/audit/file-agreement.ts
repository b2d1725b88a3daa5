/** A state as an event discloses it: names of fields, each with a text, a number or null. */
export type DisclosedState = Readonly<Record<string, unknown>>;

/** What the log says of a file last: how many changes it has, the place of the last, and the state that one discloses. */
export interface FileHead {
  readonly changes: number;
  readonly fileSeq: number;
  /** Null when it is not there. */
  readonly state: DisclosedState | null;
}

/** Names of the fields in which two states differ, sorted. */
export function fieldsThatDiffer(one: DisclosedState, other: DisclosedState): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name])).sort();
}

/** What is wrong between the row of a file and what the log says of it last, in codes and numbers; null when they agree. */
export function faultOfFile(row: DisclosedState, head: FileHead | undefined): string | null {
  if (head === undefined) return 'no event says that it is there';
  const { changes, fileSeq, state } = head;
  if (changes !== fileSeq) return `its last event is change ${fileSeq}, and the log has ${changes}`;
  if (row['version'] !== fileSeq)
    return `its row is version ${String(row['version'])}, and its last event is change ${fileSeq}`;
  if (state === null) return 'the state that its last event names is not disclosed';
  const fields = fieldsThatDiffer(state, row);
  return fields.length === 0 ? null : `its row is not what its last event says: ${fields.join(', ')}`;
}
