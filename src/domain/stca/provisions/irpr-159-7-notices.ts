import { FIRST_CLAIM_DAY, type NoticeRuleProvision } from '../provision.js';
import { phrase, text } from '../text.js';
import { NEVER } from '../truth.js';

const NO_NOTICE = phrase(
  'no notice of suspension or termination runs',
  'aucun avis de suspension ou d’extinction n’a cours',
);

/**
 * Suspension, renewal, partial suspension and termination of the Agreement. The facts never decide it: the notices do
 * (notices.ts), by the day of the claim.
 */
export const irpr1597Notices: NoticeRuleProvision = {
  id: 'irpr-159-7',
  kind: 'notice-rule',
  title: text('Suspension or termination of the Agreement', 'Suspension ou extinction de l’Entente'),
  cite: text('IRPR 159.7', 'art. 159.7 RIPR'),
  source: 'SOR/2004-217',
  since: '2004-12-29',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  needs: [],
  evaluate: () => NEVER,
  explain: () => NO_NOTICE,
};
