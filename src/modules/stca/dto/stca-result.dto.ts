import { type Conclusion } from '../../../domain/stca/findings.js';
import { type Route } from '../../../domain/stca/facts.js';
import { type EffectOfNotices } from '../../../domain/stca/notices.js';
import { BAR_CITES, EXCEPTION_CITES } from '../../../domain/stca/provision.js';
import { type StcaResult } from '../../../domain/stca/result.js';
import { type Warning } from '../../../domain/stca/warnings/warning.js';
import { type WhatRemains } from '../../../domain/stca/what-remains.js';
import { Answer } from '../../../platform/openapi/answer.decorator.js';
import {
  CODE,
  DAY,
  listOf,
  nullable,
  objectOf,
  objectsOf,
  oneOf,
  POINTER,
  text,
} from '../../../platform/openapi/forms.js';
import { CITATION, CONCLUSION, ROUTE } from '../../forms.js';
import { ApplicabilityDto, BarDto, ExceptionDto } from './findings.dto.js';
import { ChangeDto, MANY, RouteAnswerDto, WouldEstablishDto } from './implications.dto.js';
import { TextDto } from './law.dto.js';

type RunningNotice = EffectOfNotices['running'][number];

/** The law a check applied. */
export class AppliedLawDto {
  @Answer(oneOf(['CA-STCA']), 'Which law.')
  id!: string;

  @Answer(DAY, 'In-force day of the newest change that counts.', { example: '2026-03-26' })
  version!: string;
}

/** What is left of protection in Canada. */
export class WhatRemainsDto implements WhatRemains {
  @Answer(
    oneOf(
      [
        'no-protection-in-canada',
        'no-assessment-protected-elsewhere',
        'assessment-with-hearing',
        'assessment',
        'no-bar-found',
        'not-told-by-these-bars',
        'open',
      ],
      'no-bar-found',
    ),
    'Code.',
  )
  code!: WhatRemains['code'];

  @Answer(listOf(CITATION, 10, []), 'Provisions.')
  citations!: readonly string[];

  @Answer(objectOf(() => TextDto), 'In words.', {
    example: {
      en: 'No bar is engaged by the facts known.',
      fr: 'Les faits connus n’engagent aucun motif d’irrecevabilité.',
    },
  })
  text!: TextDto;
}

/** Facts that sit oddly together. It changes no answer; it tells an officer where to look. */
export class WarningDto implements Warning {
  @Answer(CODE, 'Code.', { example: 'ages-against-the-relation' })
  code!: string;

  @Answer(listOf(POINTER, MANY), 'The facts.')
  pointers!: readonly string[];

  @Answer(objectOf(() => TextDto), 'In words.')
  message!: TextDto;
}

/** A notice under IRPR 159.7 that runs on the day of the claim. */
export class RunningNoticeDto implements RunningNotice {
  @Answer(text(100, 'notice-1'), 'The notice.')
  id!: string;

  @Answer(oneOf(['suspension', 'partial-suspension', 'renewal', 'termination']), 'Kind.')
  kind!: RunningNotice['kind'];

  @Answer(DAY, 'First day.')
  from!: string;

  @Answer(nullable(DAY), 'Last day; null for a termination.')
  to!: string | null;
}

/** The whole result of a check. */
export class StcaResultDto implements StcaResult {
  @Answer(text(64), 'Your own name for the case.', { optional: true })
  caseId?: string;

  @Answer(DAY, 'Day whose law was applied.')
  assessedOn!: string;

  @Answer(DAY, 'Day of the claim.')
  claimMadeOn!: string;

  @Answer(ROUTE, 'Route.')
  route!: Route;

  @Answer(objectOf(() => AppliedLawDto), 'Law and its version.')
  law!: { readonly id: string; readonly version: string };

  @Answer(CONCLUSION, 'Conclusion. It advises; an officer decides.')
  conclusion!: Conclusion;

  @Answer(objectOf(() => TextDto), 'The conclusion in words.', {
    optional: true,
    example: {
      en: 'The claim is not barred by IRPA 101(1)(e): an exception is established.',
      fr: 'La demande n’est pas irrecevable au titre de l’al. 101(1)e) LIPR : une exception est établie.',
    },
  })
  summary?: TextDto;

  @Answer(listOf(CITATION, 30), 'Provisions it stands on.')
  basis!: readonly string[];

  @Answer(listOf(POINTER, MANY, []), 'Facts that are not known and could change the conclusion.')
  missingFacts!: readonly string[];

  @Answer(objectsOf(() => ApplicabilityDto, 30), 'Whether IRPA 101(1)(e) reaches the claim at all.')
  applicability!: readonly ApplicabilityDto[];

  @Answer(
    objectsOf(() => ExceptionDto, EXCEPTION_CITES.length),
    'Every exception with its outcome and explanation.',
  )
  exceptions!: readonly ExceptionDto[];

  @Answer(objectsOf(() => BarDto, BAR_CITES.length), 'The other bars of IRPA 101(1).')
  otherBars!: readonly BarDto[];

  @Answer(objectOf(() => WhatRemainsDto), 'What is left of protection in Canada.')
  whatRemains!: WhatRemainsDto;

  @Answer(objectsOf(() => WarningDto, MANY, []), 'Facts that sit oddly together.')
  warnings!: readonly WarningDto[];

  @Answer(
    objectsOf(() => RunningNoticeDto, 100, []),
    'Notices under IRPR 159.7 that run on the day of the claim.',
  )
  notices!: readonly RunningNoticeDto[];

  @Answer(objectsOf(() => RouteAnswerDto, 6), 'The same person on every route.', { optional: true })
  routes?: readonly RouteAnswerDto[];

  @Answer(objectsOf(() => ChangeDto, MANY), 'Days within two years on which a finding changes.', {
    optional: true,
  })
  changes?: readonly ChangeDto[];

  @Answer(objectsOf(() => WouldEstablishDto, MANY), 'Single facts that would establish an exception.', {
    optional: true,
  })
  wouldEstablish?: readonly WouldEstablishDto[];
}
