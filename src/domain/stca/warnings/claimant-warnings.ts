import { claimDayOf, UNITED_STATES, CANADA } from '../facts.js';
import { text } from '../text.js';
import { type WarningRule } from './warning.js';

const NATIONALITIES = '/claimant/nationalities';
const STATELESS = '/claimant/stateless';
const PARENT = '/claimant/parentOrGuardianInCanadaOrUnitedStates';
const VISA_EXEMPT = '/claimant/visaExemptForCanada';

/** What sits oddly in the claimant's own facts. */
export const claimantWarnings: WarningRule = (facts, add) => {
  const { claimant } = facts;
  if (claimant === undefined) return;
  const { nationalities, stateless } = claimant;
  if (nationalities !== null && nationalities !== undefined) {
    if (stateless === true && nationalities.length > 0) {
      add({
        code: 'nationality-beside-stateless',
        pointers: [NATIONALITIES, STATELESS],
        message: text(
          'The claimant is said to be stateless and to have a nationality.',
          'Le demandeur serait à la fois apatride et titulaire d’une nationalité.',
        ),
      });
    }
    if (stateless === false && nationalities.length === 0) {
      add({
        code: 'no-nationality-and-not-stateless',
        pointers: [NATIONALITIES, STATELESS],
        message: text(
          'The claimant is said to have no nationality and not to be stateless.',
          'Le demandeur n’aurait aucune nationalité et ne serait pas apatride.',
        ),
      });
    }
    if (nationalities.includes(UNITED_STATES) && claimant.visaRequiredForUnitedStates === true) {
      add({
        code: 'visa-required-of-a-national',
        pointers: [NATIONALITIES, '/claimant/visaRequiredForUnitedStates'],
        message: text(
          'A national of the United States needs no visa to enter it.',
          'Un ressortissant des États-Unis n’a pas besoin de visa pour y entrer.',
        ),
      });
    }
    if (nationalities.includes(CANADA)) {
      add({
        code: 'canadian-citizen-as-claimant',
        pointers: [NATIONALITIES],
        message: text(
          'A Canadian citizen needs no refugee protection in Canada.',
          'Un citoyen canadien n’a pas besoin de l’asile au Canada.',
        ),
      });
    }
  }
  if (
    claimant.accompaniedByParentOrGuardian === true &&
    claimant.parentOrGuardianInCanadaOrUnitedStates === false
  ) {
    add({
      code: 'accompanied-but-no-parent-in-either-country',
      pointers: ['/claimant/accompaniedByParentOrGuardian', PARENT],
      message: text(
        'The claimant is said to be accompanied by a parent or guardian who is in neither Canada nor the United States.',
        'Le demandeur serait accompagné d’un parent ou tuteur qui ne se trouve ni au Canada ni aux États-Unis.',
      ),
    });
  }
  if (
    claimant.visaExemptForCanada === true &&
    facts.documents?.some(({ kind }) => kind === 'electronic-travel-authorization') === true
  ) {
    add({
      code: 'visa-exempt-only-by-air',
      pointers: [VISA_EXEMPT, '/documents'],
      message: text(
        'Nationals whom an electronic travel authorization exempts only when they fly need a visa at the land border.',
        'Les ressortissants que l’autorisation de voyage électronique ne dispense de visa que par avion en ont besoin à la frontière terrestre.',
      ),
    });
  }
  const accepted = facts.priorClaims?.findIndex(
    ({ country, outcome }) => country === CANADA && outcome === 'accepted',
  );
  if (accepted !== undefined && accepted >= 0 && claimant.protectedInCanada !== true) {
    add({
      code: 'claim-accepted-but-not-protected',
      pointers: [`/priorClaims/${accepted}/outcome`, '/claimant/protectedInCanada'],
      message: text(
        'A claim in Canada was accepted, and the claimant is not said to be protected here.',
        'Une demande a été accueillie au Canada, et le demandeur n’est pas dit protégé ici.',
      ),
    });
  }
};

/** What sits oddly in the way and the time of the claim. */
export const journeyWarnings: WarningRule = (facts, add) => {
  const { route, arrivingFromUnitedStates, enteredCanadaOn, earlierEntries, claimant } = facts;
  const byLand = route === 'land-port-of-entry' || route === 'between-ports-of-entry';
  if (arrivingFromUnitedStates === false && (byLand || route === 'in-transit-removal')) {
    add({
      code: 'route-from-united-states-denied',
      pointers: ['/route', '/arrivingFromUnitedStates'],
      message: text(
        'This route leads from the United States, and the claimant is said not to come from there.',
        'Cette voie part des États-Unis, et le demandeur n’en viendrait pas.',
      ),
    });
  }
  if (route === 'airport' && claimant?.orderedRemovedFromUnitedStates === true) {
    add({
      code: 'removal-order-at-airport',
      pointers: ['/route', '/claimant/orderedRemovedFromUnitedStates'],
      message: text(
        'If the removal order is being carried out in transit through Canada, the route is in-transit-removal.',
        'Si la mesure de renvoi est exécutée en transit par le Canada, la voie est in-transit-removal.',
      ),
    });
  }
  if (route === 'in-transit-removal' && claimant?.orderedRemovedFromUnitedStates === false) {
    add({
      code: 'in-transit-without-removal-order',
      pointers: ['/route', '/claimant/orderedRemovedFromUnitedStates'],
      message: text(
        'Without a removal order the claim is judged as one at an airport.',
        'Sans mesure de renvoi, la demande est examinée comme une demande à un aéroport.',
      ),
    });
  }
  if (enteredCanadaOn === null || enteredCanadaOn === undefined) return;
  if (route === 'outside-canada') {
    add({
      code: 'entered-but-outside-canada',
      pointers: ['/route', '/enteredCanadaOn'],
      message: text(
        'The person is outside Canada and has an entry that the claim is said to follow.',
        'La personne est à l’extérieur du Canada et la demande suivrait une entrée.',
      ),
    });
  }
  earlierEntries?.forEach((day, index) => {
    if (day <= enteredCanadaOn) return;
    add({
      code: 'earlier-entry-is-later',
      pointers: [`/earlierEntries/${index}`, '/enteredCanadaOn'],
      message: text(
        'An entry called earlier is later than the entry the claim follows.',
        'Une entrée dite antérieure est postérieure à celle que suit la demande.',
      ),
    });
  });
};

/** What the law says that no fact can tell. */
export const transitionWarnings: WarningRule = (facts, add) => {
  const claimMadeOn = claimDayOf(facts);
  if (claimMadeOn < '2019-04-08' || claimMadeOn >= '2019-06-21' || facts.assessedOn < '2019-06-21') return;
  add({
    code: 'claim-elsewhere-transition',
    pointers: ['/claimMadeOn'],
    message: text(
      'IRPA 101(1)(c.1) does not touch a claim of these days where the Board had heard substantive evidence, or allowed it without a hearing, by 2019-06-21. No fact tells.',
      'L’al. 101(1)c.1) LIPR ne vise pas une demande de ces jours si la Commission avait entendu des éléments de preuve testimoniale de fond, ou l’avait accueillie sans audience, au plus tard le 2019-06-21. Aucun fait ne le dit.',
    ),
  });
};
