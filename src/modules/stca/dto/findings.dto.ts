import { type Support } from '../../../domain/stca/facts.js';
import { type BarOutcome, type ExceptionOutcome, type GroundOutcome } from '../../../domain/stca/findings.js';
import {
  BAR_CITES,
  type BarCite,
  EXCEPTION_CITES,
  type ExceptionCite,
  type SupportedItem,
} from '../../../domain/stca/provision.js';
import {
  type ApplicabilityResult,
  type BarResult,
  type ExceptionResult,
  type FindingResult,
} from '../../../domain/stca/result.js';
import { Answer } from '../../../platform/openapi/answer.decorator.js';
import { listOf, nullable, objectOf, objectsOf, oneOf, POINTER } from '../../../platform/openapi/forms.js';
import { CITATION } from '../../forms.js';
import { MANY } from './implications.dto.js';
import { TextDto } from './law.dto.js';

const SUPPORT = nullable(oneOf(['documented', 'sworn', 'asserted']), 'documented');

/** What every finding holds. */
abstract class FindingDto implements FindingResult {
  @Answer(objectOf(() => TextDto), 'The finding in words.', { optional: true })
  explanation?: TextDto;

  @Answer(listOf(POINTER, MANY), 'Facts it stands on.')
  reliesOn!: readonly string[];

  @Answer(listOf(POINTER, MANY, []), 'Facts that are not known and could change it.')
  missingFacts!: readonly string[];
}

/** Whether a ground takes the claim out of IRPA 101(1)(e), or another rule brings it back. */
export class ApplicabilityDto extends FindingDto implements ApplicabilityResult {
  @Answer(CITATION, 'Provision.', { example: 'IRPR 159.4(1)(c)' })
  provision!: string;

  @Answer(oneOf(['met', 'not-met', 'undetermined'], 'not-met'), 'Outcome.')
  outcome!: GroundOutcome;
}

/** An item a met exception stands on. */
export class SupportedItemDto implements SupportedItem {
  @Answer(POINTER, 'The item.', { example: '/relatives/0' })
  pointer!: string;

  @Answer(SUPPORT, 'How well it is supported; null when that is not known.')
  support!: Support | null;
}

/** One of the thirteen exceptions. */
export class ExceptionDto extends FindingDto implements ExceptionResult {
  @Answer(oneOf(EXCEPTION_CITES), 'Provision.')
  provision!: ExceptionCite;

  @Answer(
    oneOf(['met', 'not-met', 'undetermined', 'not-available']),
    'Outcome; not-available: IRPA 101(1)(e) does not reach this route, or the exception does not serve it.',
  )
  outcome!: ExceptionOutcome;

  @Answer(SUPPORT, 'The weakest support a met exception stands on.')
  support!: Support | null;

  @Answer(
    objectsOf(() => SupportedItemDto, MANY),
    'The items a met exception stands on: one of them is enough.',
  )
  standsOn!: readonly SupportedItemDto[];
}

/** One of the eight other bars of IRPA 101(1). */
export class BarDto extends FindingDto implements BarResult {
  @Answer(oneOf(BAR_CITES), 'Provision.')
  provision!: BarCite;

  @Answer(oneOf(['engaged', 'not-engaged', 'undetermined'], 'not-engaged'), 'Outcome.')
  outcome!: BarOutcome;
}
