import { type CaseFile } from './case-file.js';

/**
 * The state of a file as its audit events disclose it. It is the whole row, so that a replay of the log can rebuild the
 * row and an edit behind the API shows.
 */
export function fileSnapshot(file: CaseFile): Readonly<Record<string, unknown>> {
  return { ...file };
}
