import { ABOUT, aboutCapitalOffence } from '../fact-pointers.js';
import { type CapitalOffenceFacts, type CountryCode } from '../facts.js';
import { type Rule } from '../provision.js';
import { phrase, text } from '../text.js';
import { truthOf } from '../truth.js';
import { type ItemCondition } from './condition.js';
import { anyListed } from './list-rule.js';

/** A charge that stands or a conviction; one withdrawn or ended in acquittal does not count. */
const chargeOrConvictionStands: ItemCondition<CapitalOffenceFacts> = {
  needs: ['/capitalOffences/*/stage'],
  judge: ({ stage }, index) =>
    truthOf(stage === 'charged' || stage === 'convicted', aboutCapitalOffence(index).stage),
  fails: ({ stage }) =>
    stage === 'withdrawn' ? text('charge withdrawn', 'accusation retirée') : text('acquitted', 'acquitté'),
};

/** The offence is punishable by death where it was charged. */
const isPunishableByDeath: ItemCondition<CapitalOffenceFacts> = {
  needs: ['/capitalOffences/*/punishableByDeath'],
  judge: ({ punishableByDeath }, index) =>
    truthOf(punishableByDeath, aboutCapitalOffence(index).punishableByDeath),
  fails: () => text('not punishable by death there', 'n’y est pas passible de la peine de mort'),
  remedy: (_offence, index, _check, truth) =>
    truth.value === null
      ? {
          pointer: aboutCapitalOffence(index).punishableByDeath.pointer,
          value: true,
          officerCanBringAbout: false,
          explanation: text('punishable by death there', 'passible de la peine de mort dans ce pays'),
        }
      : null,
};

/** A rule made out by a standing charge or conviction, in a country that counts, of an offence punishable by death. */
export function capitalOffenceIn(counts: (country: CountryCode) => boolean): Rule {
  const isInCountryThatCounts: ItemCondition<CapitalOffenceFacts> = {
    needs: ['/capitalOffences/*/country'],
    judge: ({ country }, index) => truthOf(counts(country), aboutCapitalOffence(index).country),
    fails: () =>
      text('in a country this paragraph does not speak of', 'dans un pays que cet alinéa ne vise pas'),
  };
  return anyListed<CapitalOffenceFacts>({
    about: ABOUT.capitalOffences,
    itemsIn: (facts) => facts.capitalOffences,
    nameOf: ({ country }, index) => ({
      en: `Offence ${index + 1}, ${country}`,
      fr: `Infraction ${index + 1}, ${country}`,
    }),
    noneGiven: phrase(
      'the facts name no offence punishable by death',
      'les faits ne mentionnent aucune infraction passible de la peine de mort',
    ),
    conditions: [isInCountryThatCounts, chargeOrConvictionStands, isPunishableByDeath],
    holds: ({ stage }) =>
      stage === 'charged'
        ? text('charged, punishable by death', 'mis en accusation, passible de la peine de mort')
        : text('convicted, punishable by death', 'déclaré coupable, passible de la peine de mort'),
    supportOf: (offence) => offence.support,
  });
}
