import { ABOUT } from '../fact-pointers.js';
import { type InadmissibilityGround } from '../facts.js';
import { FIRST_CLAIM_DAY, type BarProvision } from '../provision.js';
import { type Condition } from '../rules/condition.js';
import { everyCondition } from '../rules/claimant-rule.js';
import { listed, phrase, text, type Text } from '../text.js';
import { truthOf } from '../truth.js';

const GROUND_WORDS: Readonly<Record<InadmissibilityGround, Text>> = {
  security: text('security', 'sécurité'),
  'human-or-international-rights': text(
    'violating human or international rights',
    'atteinte aux droits humains ou internationaux',
  ),
  'serious-criminality': text('serious criminality', 'grande criminalité'),
  'organized-criminality': text('organized criminality', 'criminalité organisée'),
};

const wasFoundInadmissible: Condition = {
  needs: [ABOUT.inadmissibilityFindings.pointer],
  judge: ({ facts: { inadmissibilityFindings } }) =>
    truthOf(
      inadmissibilityFindings === null || inadmissibilityFindings === undefined
        ? null
        : inadmissibilityFindings.length > 0,
      ABOUT.inadmissibilityFindings,
    ),
  holds: ({ facts }) => {
    const { en, fr } = listed((facts.inadmissibilityFindings ?? []).map((ground) => GROUND_WORDS[ground]));
    return { en: `found inadmissible: ${en}`, fr: `interdit de territoire\u00a0: ${fr}` };
  },
  fails: phrase('no finding of inadmissibility', 'aucun constat d’interdiction de territoire'),
};

/**
 * The claimant was found inadmissible on one of these grounds. Serious criminality is listed in the facts only where the
 * conviction test of 101(2) is met.
 */
export const irpa1011fInadmissible: BarProvision = {
  id: 'irpa-101-1-f',
  kind: 'bar',
  title: text('Found inadmissible on serious grounds', 'Interdit de territoire pour motif grave'),
  cite: { en: 'IRPA 101(1)(f)', fr: 'al. 101(1)f) LIPR' },
  source: 'S.C. 2001, c. 27',
  since: '2002-06-28',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  ...everyCondition([wasFoundInadmissible]),
};
