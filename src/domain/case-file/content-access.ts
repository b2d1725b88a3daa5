import { type Actor } from '../access.js';
import { type CaseFile } from './case-file.js';
import { type FileAction } from './transitions.js';

/** Actions that stand on what is in a file: nobody takes them without having been able to read it. */
export const STANDING_ON_CONTENT: readonly FileAction[] = ['clear-for-interview', 'propose-decision'];

/**
 * True when breaking the glass is what stands between somebody and the content of a file: an officer, and the file is
 * assigned to another one. Of everyone else the route has judged already.
 */
export function needsGlassBroken(actor: Actor, { officerId }: Pick<CaseFile, 'officerId'>): boolean {
  return actor.role === 'officer' && officerId !== null && officerId !== actor.id;
}

/** The address at which the glass of a file is broken. */
export function glassOf(fileNumber: string): string {
  return `/v1/files/${fileNumber}/break-glass`;
}
