import { type Route } from '../facts.js';
import { type Remedy } from '../provision.js';
import { followedBy, labelled, Phrase, sentence, text, type Text } from '../text.js';
import { type Moment } from './timeline.js';

/** A single fact that would establish an exception. */
export interface WouldEstablish extends Remedy {
  /** The exception, in English citation. */
  readonly provision: string;
  /** The route it would serve: the one asked about, or a land port of entry for a person still outside Canada. */
  readonly route: Route;
}

const EXCEPTION = text('Would make out', 'Établirait');

/**
 * Each single change of facts that would establish an exception. Offered are facts not known yet and what time or an act
 * of government can bring; never that a person's past or family were otherwise. Nothing is offered where the claim is not
 * barred or an exception is established already.
 */
export function wouldEstablishFrom(today: Moment): readonly WouldEstablish[] {
  const { check, rulebook } = today.findings;
  const route = check.route === 'outside-canada' ? 'land-port-of-entry' : check.route;
  const { conclusion, outcomes } = today.byRoute[route];
  if (conclusion !== 'barred' && conclusion !== 'undetermined') return [];
  const found: WouldEstablish[] = [];
  rulebook.exceptions.forEach((provision, index) => {
    const outcome = outcomes[index];
    if (outcome === 'met' || outcome === 'not-available') return;
    for (const { pointer, value, officerCanBringAbout, explanation } of provision.remedies?.(check) ?? []) {
      found.push({
        provision: provision.cite.en,
        route,
        pointer,
        value,
        officerCanBringAbout,
        explanation: inWords(explanation, provision.cite),
      });
    }
  });
  return found;
}

function inWords(explanation: Text, cite: Text): Text {
  const make = (): Text => followedBy(sentence(explanation), sentence(labelled(EXCEPTION, cite)));
  return explanation instanceof Phrase ? explanation.builtWith(cite, make) : make();
}
