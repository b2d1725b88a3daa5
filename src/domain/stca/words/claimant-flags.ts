import { type ClaimantFlag } from '../facts.js';
import { phrase, type Text } from '../text.js';

/** What each yes-or-no fact about the claimant says. */
export const FLAG_WORDS: Readonly<Record<ClaimantFlag, { readonly yes: Text; readonly no: Text }>> = {
  stateless: {
    yes: phrase('stateless person', 'apatride'),
    no: phrase('not a stateless person', 'n’est pas apatride'),
  },
  hasSpouseOrPartner: {
    yes: phrase('has a spouse or common-law partner', 'a un époux ou un conjoint de fait'),
    no: phrase('no spouse or common-law partner', 'ni époux ni conjoint de fait'),
  },
  accompaniedByParentOrGuardian: {
    yes: phrase(
      'accompanied by mother, father or legal guardian',
      'accompagné de sa mère, de son père ou de son tuteur légal',
    ),
    no: phrase(
      'not accompanied by mother, father or legal guardian',
      'non accompagné de sa mère, de son père ou de son tuteur légal',
    ),
  },
  parentOrGuardianInCanadaOrUnitedStates: {
    yes: phrase(
      'mother, father or legal guardian in Canada or the United States',
      'mère, père ou tuteur légal au Canada ou aux États-Unis',
    ),
    no: phrase(
      'no mother, father or legal guardian in Canada or the United States',
      'ni mère, ni père, ni tuteur légal au Canada ou aux États-Unis',
    ),
  },
  visaExemptForCanada: {
    yes: phrase('no visa needed to enter Canada', 'aucun visa requis pour entrer au Canada'),
    no: phrase('visa needed to enter Canada', 'visa requis pour entrer au Canada'),
  },
  visaRequiredForUnitedStates: {
    yes: phrase('visa needed to enter the United States', 'visa requis pour entrer aux États-Unis'),
    no: phrase('no visa needed to enter the United States', 'aucun visa requis pour entrer aux États-Unis'),
  },
  seekingReEntryToCanada: {
    yes: phrase('seeking to re-enter Canada', 'cherche à rentrer au Canada'),
    no: phrase('not seeking to re-enter Canada', 'ne cherche pas à rentrer au Canada'),
  },
  refusedEntryToUnitedStatesWithoutAdjudication: {
    yes: phrase(
      'refused entry to the United States without having a refugee claim adjudicated there',
      'refusé à l’entrée aux États-Unis sans qu’une demande d’asile y ait été tranchée',
    ),
    no: phrase(
      'not refused entry to the United States without having a refugee claim adjudicated there',
      'n’a pas été refusé à l’entrée aux États-Unis sans qu’une demande d’asile y ait été tranchée',
    ),
  },
  permanentResidentOfCanada: {
    yes: phrase('permanent resident of Canada', 'résident permanent du Canada'),
    no: phrase(
      'foreign national, not a permanent resident of Canada',
      'étranger, non résident permanent du Canada',
    ),
  },
  orderedRemovedFromUnitedStates: {
    yes: phrase('ordered removed from the United States', 'visé par une mesure de renvoi des États-Unis'),
    no: phrase(
      'not ordered removed from the United States',
      'non visé par une mesure de renvoi des États-Unis',
    ),
  },
  protectedInCanada: {
    yes: phrase('Canada has already conferred refugee protection', 'le Canada a déjà conféré l’asile'),
    no: phrase(
      'Canada has not conferred refugee protection before',
      'le Canada n’a pas déjà conféré l’asile',
    ),
  },
};
