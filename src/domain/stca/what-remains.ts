import { type BarFinding, type Conclusion } from './findings.js';
import { text, type Text } from './text.js';

/** What is left of protection in Canada after the findings of a check; officers see it on the first page of a file. */
export interface WhatRemains {
  readonly code:
    | 'no-protection-in-canada'
    | 'no-assessment-protected-elsewhere'
    | 'assessment-with-hearing'
    | 'assessment'
    | 'no-bar-found'
    | 'not-told-by-these-bars'
    | 'open';
  readonly citations: readonly string[];
  readonly text: Text;
}

const REMAINS = {
  nothing: {
    code: 'no-protection-in-canada',
    citations: ['IRPA 112(2)(b)', 'IRPA 49(2)(a)', 'IRPA 115(3)'],
    text: text(
      'No pre-removal risk assessment; where 101(1)(e) is the only ground the removal order is in force the same day; return to the United States is not refoulement in law.',
      'Aucun examen des risques avant renvoi; si l’al. 101(1)e) est le seul motif, la mesure de renvoi prend effet le jour même; le renvoi aux États-Unis n’est pas un refoulement en droit.',
    ),
  },
  elsewhere: {
    code: 'no-assessment-protected-elsewhere',
    citations: ['IRPA 112(1)', 'IRPA 115(1)'],
    text: text(
      'No pre-removal risk assessment for a refugee who can be sent back to the country of protection.',
      'Aucun examen des risques avant renvoi pour un réfugié qui peut être renvoyé dans le pays de protection.',
    ),
  },
  hearing: {
    code: 'assessment-with-hearing',
    citations: ['IRPA 113.01'],
    text: text(
      'A pre-removal risk assessment with a mandatory hearing, unless it is allowed without one.',
      'Un examen des risques avant renvoi avec audience obligatoire, sauf s’il est accueilli sans audience.',
    ),
  },
  assessment: {
    code: 'assessment',
    citations: ['IRPA 112(1)'],
    text: text(
      'A pre-removal risk assessment without the guarantee of a hearing.',
      'Un examen des risques avant renvoi sans garantie d’audience.',
    ),
  },
  noBar: {
    code: 'no-bar-found',
    citations: [],
    text: text(
      'No bar is engaged by the facts known.',
      'Les faits connus n’engagent aucun motif d’irrecevabilité.',
    ),
  },
  notTold: {
    code: 'not-told-by-these-bars',
    citations: [],
    text: text(
      'An officer must see what remains beside this bar.',
      'Un agent doit voir ce qui reste à côté de ce motif.',
    ),
  },
  open: {
    code: 'open',
    citations: [],
    text: text(
      'Missing facts leave open what remains of protection in Canada.',
      'Des faits manquants laissent ouvert ce qui reste de protection au Canada.',
    ),
  },
} as const satisfies Record<string, WhatRemains>;

/**
 * What is left after the conclusion and the other bars: 101(1)(e) leaves nothing; (d) nothing; (c.1) alone an assessment
 * with a hearing; (b.1), (b.2), (c) or several an assessment without that guarantee.
 */
export function whatRemains(conclusion: Conclusion, bars: readonly BarFinding[]): WhatRemains {
  if (conclusion === 'barred') return REMAINS.nothing;
  const engaged = bars
    .filter(({ outcome }) => outcome === 'engaged')
    .map(({ provision }) => provision.cite.en);
  if (engaged.includes('IRPA 101(1)(d)'))
    return conclusion === 'undetermined' ? REMAINS.open : REMAINS.elsewhere;
  if (conclusion === 'undetermined' || bars.some(({ outcome }) => outcome === 'undetermined'))
    return REMAINS.open;
  if (engaged.length === 0) return REMAINS.noBar;
  if (engaged.length > 1) return REMAINS.assessment;
  const [only] = engaged;
  if (only === 'IRPA 101(1)(c.1)') return REMAINS.hearing;
  return only === 'IRPA 101(1)(b.1)' || only === 'IRPA 101(1)(b.2)' || only === 'IRPA 101(1)(c)'
    ? REMAINS.assessment
    : REMAINS.notTold;
}
