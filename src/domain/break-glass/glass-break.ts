import { type Actor } from '../access.js';
import { type CaseFile } from '../case-file/case-file.js';
import { needsGlassBroken } from '../case-file/content-access.js';
import { type CaseFileRefusalCode, refuseFile } from '../case-file/refusals.js';
import { type Refusal } from '../refusal.js';

/** What a review found of a break. */
export const GLASS_FINDINGS = ['justified', 'not-justified'] as const;
export type GlassFinding = (typeof GLASS_FINDINGS)[number];

/** For how long broken glass shows a file, in milliseconds: three hours. */
export const GLASS_MS = 3 * 60 * 60 * 1000;

/** An officer’s look into a file of another officer, in codes only. Instants are RFC 3339, UTC. */
export interface GlassBreak {
  readonly breakId: string;
  readonly fileNumber: string;
  readonly partnerId: string;
  /** Who broke the glass. */
  readonly officerId: string;
  /** Whose file it was. */
  readonly assignedTo: string;
  readonly brokenAt: string;
  /** The first instant at which it shows nothing any more. */
  readonly expiresAt: string;
  /** 1 until it is reviewed, then 2. */
  readonly version: number;
  readonly finding: GlassFinding | null;
  readonly reviewedBy: string | null;
  readonly reviewedAt: string | null;
}

/** Breaks the glass of a file for three hours. Refused: glass-not-needed, for whom the file is not withheld from. */
export function breakGlass(
  file: CaseFile,
  actor: Actor,
  work: { readonly breakId: string; readonly isBroken: boolean; readonly now: Date },
): GlassBreak | Refusal<CaseFileRefusalCode> {
  const { fileNumber, partnerId, officerId: assignedTo } = file;
  if (assignedTo === null || !needsGlassBroken(actor, file) || work.isBroken)
    return refuseFile('glass-not-needed', {});
  return {
    ...{ breakId: work.breakId, fileNumber, partnerId, assignedTo },
    officerId: actor.id,
    brokenAt: work.now.toISOString(),
    expiresAt: new Date(work.now.getTime() + GLASS_MS).toISOString(),
    version: 1,
    ...{ finding: null, reviewedBy: null, reviewedAt: null },
  };
}

/** Reviews a break, once and by another person. Refused: own-glass-break, glass-break-reviewed. */
export function reviewGlassBreak(
  broken: GlassBreak,
  actor: Actor,
  review: { readonly finding: GlassFinding; readonly now: string },
): GlassBreak | Refusal<CaseFileRefusalCode> {
  if (broken.officerId === actor.id) return refuseFile('own-glass-break', {});
  if (broken.finding !== null) return refuseFile('glass-break-reviewed', {});
  const { finding, now } = review;
  return { ...broken, version: broken.version + 1, finding, reviewedBy: actor.id, reviewedAt: now };
}
