import { type DecisionReason } from '../case-file/commands.js';
import { type RefusalFault } from '../refusal.js';
import { isCitable, WHERE_LAW_IS_READ } from './citable-law.js';
import { type OwnFacts } from './own-facts.js';

/** What is wrong with what reasons cite and point to; `facts` are the file's own. */
export function faultsOfReasons(
  reasons: readonly DecisionReason[],
  facts: OwnFacts,
): readonly RefusalFault[] {
  return reasons.flatMap(({ provision, fact }, index): RefusalFault[] => [
    ...(provision === undefined || isCitable(provision)
      ? []
      : [
          {
            pointer: `#/reasons/${index}/provision`,
            code: 'provision-not-known',
            params: { where: WHERE_LAW_IS_READ },
          },
        ]),
    ...(fact === undefined || isKnownFact(facts, fact)
      ? []
      : [{ pointer: `#/reasons/${index}/fact`, code: 'fact-not-there' }]),
  ]);
}

/** True when the pointer (RFC 6901) names something that is known: there, and not null. */
function isKnownFact(facts: OwnFacts, pointer: string): boolean {
  if (!pointer.startsWith('/')) return false;
  let at: unknown = facts;
  for (const step of pointer.slice(1).split('/')) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return false;
    if (Array.isArray(at) && !/^(0|[1-9]\d*)$/.test(name)) return false;
    at = (at as Record<string, unknown>)[name];
  }
  return at !== null && at !== undefined;
}
