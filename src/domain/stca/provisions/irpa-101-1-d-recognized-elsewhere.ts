import { ABOUT, aboutRecognition } from '../fact-pointers.js';
import { CANADA, type RecognitionFacts } from '../facts.js';
import { FIRST_CLAIM_DAY, type BarProvision } from '../provision.js';
import { type ItemCondition } from '../rules/condition.js';
import { anyListed } from '../rules/list-rule.js';
import { phrase, text } from '../text.js';
import { truthOf } from '../truth.js';

const isAnotherCountry: ItemCondition<RecognitionFacts> = {
  needs: ['/recognizedRefugeeIn/*/country'],
  judge: ({ country }, index) => truthOf(country !== CANADA, aboutRecognition(index).country),
  fails: () => text('not another country than Canada', 'n’est pas un autre pays que le Canada'),
};

const canBeSentBack: ItemCondition<RecognitionFacts> = {
  needs: ['/recognizedRefugeeIn/*/returnable'],
  judge: ({ returnable }, index) => truthOf(returnable, aboutRecognition(index).returnable),
  fails: () => text('cannot be sent back there', 'ne peut y être renvoyé'),
};

/** Another country recognized the claimant as a Convention refugee and they can be sent back there. */
export const irpa1011dRecognizedElsewhere: BarProvision = {
  id: 'irpa-101-1-d',
  kind: 'bar',
  title: text('Convention refugee elsewhere', 'Réfugié au sens de la Convention ailleurs'),
  cite: { en: 'IRPA 101(1)(d)', fr: 'al. 101(1)d) LIPR' },
  source: 'S.C. 2001, c. 27',
  since: '2002-06-28',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  ...anyListed<RecognitionFacts>({
    about: ABOUT.recognizedRefugeeIn,
    itemsIn: (facts) => facts.recognizedRefugeeIn,
    nameOf: ({ country }) => ({ en: `Recognized in ${country}`, fr: `Reconnu dans le pays ${country}` }),
    noneGiven: phrase('not recognized as a refugee elsewhere', 'non reconnu réfugié ailleurs'),
    conditions: [isAnotherCountry, canBeSentBack],
    holds: () =>
      text(
        'Convention refugee who can be sent back there',
        'réfugié au sens de la Convention qui peut y être renvoyé',
      ),
  }),
};
