import { type CheckContext } from '../check-context.js';
import { ABOUT } from '../fact-pointers.js';
import { type Route } from '../facts.js';
import { phrase, type Text } from '../text.js';
import { type Condition } from './condition.js';

const ROUTE_WORDS: Readonly<Record<Route, Text>> = {
  'land-port-of-entry': phrase('entry at a land port of entry', 'entrée à un point d’entrée terrestre'),
  'between-ports-of-entry': phrase(
    'entry along the land border between ports of entry',
    'entrée à la frontière terrestre entre des points d’entrée',
  ),
  airport: phrase('entry sought at an airport', 'entrée demandée à un aéroport'),
  harbour: phrase(
    'entry sought at a harbour port, ferry landings included',
    'entrée demandée à un port, y compris un débarcadère de traversier',
  ),
  'in-transit-removal': phrase(
    'in transit at an airport during a removal from the United States',
    'en transit à un aéroport au cours d’un renvoi des États-Unis',
  ),
  'outside-canada': phrase('the person is outside Canada', 'la personne est à l’extérieur du Canada'),
};

/** The person takes one of these routes. The route is always known. */
export function onRoute(...routes: readonly Route[]): Condition {
  const words = (check: CheckContext): Text => ROUTE_WORDS[check.route];
  return {
    needs: [ABOUT.route.pointer],
    judge: (check) => (routes.includes(check.route) ? ABOUT.route.yes : ABOUT.route.no),
    holds: words,
    fails: words,
  };
}
