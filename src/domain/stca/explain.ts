import {
  type BarFinding,
  type BarOutcome,
  type Conclusion,
  type ExceptionFinding,
  type ExceptionOutcome,
  type Findings,
  type GroundOutcome,
} from './findings.js';
import { type BarProvision } from './provision.js';
import { type ApplicabilityFinding } from './reach.js';
import { followedBy, labelled, NBSP, Phrase, phrase, sentence, text, type Text } from './text.js';

/** What each outcome says of the provision cited behind it. */
const GROUND_VERDICTS: Readonly<Record<GroundOutcome, Text>> = {
  met: text('Outside the Agreement', 'Hors de l’Entente'),
  'not-met': text('No ground to be outside the Agreement', 'Aucun motif d’être hors de l’Entente'),
  undetermined: text('Undetermined', 'Indéterminé'),
};
const CATCH_VERDICTS: Readonly<Record<GroundOutcome, Text>> = {
  met: text('Reached by the Agreement', 'Visé par l’Entente'),
  'not-met': text('Not reached by this rule', 'Non visé par cette règle'),
  undetermined: text('Undetermined', 'Indéterminé'),
};
const EXCEPTION_VERDICTS: Readonly<Record<Exclude<ExceptionOutcome, 'not-available'>, Text>> = {
  met: text('Exception made out', 'Exception établie'),
  'not-met': text('Exception not made out', 'Exception non établie'),
  undetermined: text('Exception undetermined', 'Exception indéterminée'),
};
const BAR_VERDICTS: Readonly<Record<BarOutcome, Text>> = {
  engaged: text('Ineligible', 'Irrecevable'),
  'not-engaged': text('Not ineligible on this ground', 'Non irrecevable pour ce motif'),
  undetermined: text('Ineligibility undetermined', 'Irrecevabilité indéterminée'),
};
const CONCLUSIONS: Readonly<Record<Conclusion, Text>> = {
  'does-not-apply': text(
    'The Safe Third Country Agreement does not apply to this claim',
    'L’Entente sur les tiers pays sûrs ne s’applique pas à cette demande',
  ),
  'exception-established': text(
    'The claim is not ineligible under IRPA 101(1)(e): an exception is established',
    `La demande n’est pas irrecevable au titre de l’al. 101(1)e) LIPR${NBSP}: une exception est établie`,
  ),
  barred: text(
    'The claim is ineligible under IRPA 101(1)(e): no exception is made out',
    `La demande est irrecevable au titre de l’al. 101(1)e) LIPR${NBSP}: aucune exception n’est établie`,
  ),
  undetermined: text(
    'A missing fact could still change the answer under IRPA 101(1)(e)',
    'Un fait manquant pourrait encore changer la réponse au titre de l’al. 101(1)e) LIPR',
  ),
};
const ADVICE = text(
  'This is advice; an officer decides.',
  `Ceci est un avis${NBSP}: la décision revient à un agent.`,
);

/** Puts a conclusion in words, with the reminder that an officer decides. */
export function explainConclusion(conclusion: Conclusion): Text {
  return followedBy(sentence(CONCLUSIONS[conclusion]), ADVICE);
}

/** Puts a ground or a catch in words, with the provision. */
export function explainApplicability(found: ApplicabilityFinding, { check, applicability }: Findings): Text {
  const { provision, outcome, own } = found;
  if (outcome === 'not-met' && own.value === true) {
    const prevailing = applicability.find(
      (one) =>
        one.provision.kind === 'catch' &&
        one.outcome === 'met' &&
        one.provision.prevailsOver.includes(provision.id),
    );
    const cite = prevailing?.provision.cite ?? provision.cite;
    return followedBy(
      sentence(provision.explain(check, own)),
      sentence(
        labelled(text('Another rule prevails over this one', 'Une autre règle l’emporte sur celle-ci'), cite),
      ),
    );
  }
  if (provision.kind === 'notice-rule' && outcome === 'met') {
    return sentence({
      en: `a notice of suspension or termination runs on the day of the claim (${provision.cite.en})`,
      fr: `un avis de suspension ou d’extinction a cours le jour de la demande (${provision.cite.fr})`,
    });
  }
  // A ground left open by the rule that may prevail over it says what that rule misses.
  const words = provision.explain(
    check,
    own.value === true && outcome === 'undetermined' ? found.truth : own,
  );
  const verdicts = provision.kind === 'catch' ? CATCH_VERDICTS : GROUND_VERDICTS;
  return withVerdict(words, verdicts[outcome], provision.cite);
}

/**
 * Puts an exception in words: the facts it stands on, then the verdict and the provision. `notNeeded` is
 * {@link explainNotNeeded} where the bar does not reach the claim, made once for all of them.
 */
export function explainException(found: ExceptionFinding, all: Findings, notNeeded: Text | null): Text {
  const { provision, outcome, truth } = found;
  if (outcome !== 'not-available') {
    return withVerdict(provision.explain(all.check, truth), EXCEPTION_VERDICTS[outcome], provision.cite);
  }
  return (
    notNeeded ??
    withVerdict(
      all.effect.takenOut.has(provision.cite.en) ? TAKEN_OUT : IN_TRANSIT,
      NOT_AVAILABLE,
      provision.cite,
    )
  );
}

/** Why no exception is needed: the grounds by which the bar does not reach the claim. Null where it may reach it. */
export function explainNotNeeded({ reach, applicability }: Findings): Text | null {
  if (reach.value !== false) return null;
  const grounds = applicability.filter(
    ({ provision, outcome }) => provision.kind !== 'catch' && outcome === 'met',
  );
  const cites = grounds.map(({ provision }) => provision.cite);
  return sentence({
    en: `not needed: IRPA 101(1)(e) does not reach this claim (${cites.map(({ en }) => en).join(', ')})`,
    fr: `sans objet${NBSP}: l’al. 101(1)e) LIPR ne vise pas cette demande (${cites.map(({ fr }) => fr).join(', ')})`,
  });
}

const NOT_AVAILABLE = text('Not available', 'Non offerte');
const TAKEN_OUT = phrase(
  'taken out by a partial suspension (IRPR 159.7)',
  'visée par une suspension partielle (art. 159.7 RIPR)',
);
const IN_TRANSIT = phrase(
  'does not serve a person in transit during a removal (IRPR 159.4(2))',
  'ne s’applique pas à une personne en transit au cours d’un renvoi (par. 159.4(2) RIPR)',
);

/** Puts a bar in words; one that is not law for this check says from when it would be. */
export function explainBar({ provision, outcome, truth, isLaw }: BarFinding, { check }: Findings): Text {
  return isLaw
    ? withVerdict(provision.explain(check, truth), BAR_VERDICTS[outcome], provision.cite)
    : notLaw(provision);
}

const NOT_LAW = new Map<BarProvision, Text>();

function notLaw(provision: BarProvision): Text {
  let words = NOT_LAW.get(provision);
  if (words === undefined) {
    const { since, appliesToClaimsFrom, cite } = provision;
    words = sentence({
      en: `${cite.en} is not law for this check: in force from ${since}, for claims made from ${appliesToClaimsFrom} on`,
      fr: `l’${cite.fr} ne s’applique pas ici${NBSP}: en vigueur le ${since}, pour les demandes faites à compter du ${appliesToClaimsFrom}`,
    });
    NOT_LAW.set(provision, words);
  }
  return words;
}

/** "Words. Verdict: provision." What is built from fixed words is built once. */
function withVerdict(words: Text, verdict: Text, cite: Text): Text {
  const suffix = suffixOf(verdict, cite);
  return words instanceof Phrase
    ? words.builtWith(suffix, () => followedBy(sentence(words), suffix))
    : followedBy(sentence(words), suffix);
}

const SUFFIXES = new Map<Text, Map<Text, Text>>();

function suffixOf(verdict: Text, cite: Text): Text {
  let byCite = SUFFIXES.get(verdict);
  if (byCite === undefined) SUFFIXES.set(verdict, (byCite = new Map()));
  let suffix = byCite.get(cite);
  if (suffix === undefined) byCite.set(cite, (suffix = sentence(labelled(verdict, cite))));
  return suffix;
}
