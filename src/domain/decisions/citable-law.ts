import { PROVISIONS } from '../stca/provisions/index.js';

/** Where the provisions that can be cited are read. */
export const WHERE_LAW_IS_READ = 'GET /v1/stca/law';

/** The provisions of the checks, as results and `GET /v1/stca/law` cite them, in every version there has been. */
const OF_CHECKS: ReadonlySet<string> = new Set(PROVISIONS.map(({ cite }) => cite.en));

/**
 * Sections of the pathways, each with any of its subdivisions: temporary resident permits (IRPA 24), humanitarian grounds (25),
 * public policy (25.2), resettlement (IRPR 138 to 147).
 */
const OF_PATHWAYS = /^(IRPA (24|25|25\.2)|IRPR (13[89]|14[0-7]))(\(|$)/;

/** True for a citation that a reason of a decision can stand on. */
export function isCitable(citation: string): boolean {
  return OF_CHECKS.has(citation) || OF_PATHWAYS.test(citation);
}
