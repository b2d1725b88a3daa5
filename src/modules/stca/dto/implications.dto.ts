import { type Conclusion } from '../../../domain/stca/findings.js';
import { type Change } from '../../../domain/stca/implications/changes.js';
import { type RouteAnswer, type RouteChange } from '../../../domain/stca/implications/routes.js';
import { type WouldEstablish } from '../../../domain/stca/implications/would-establish.js';
import { type Route } from '../../../domain/stca/facts.js';
import { type TurnReason } from '../../../domain/stca/provision.js';
import { Answer } from '../../../platform/openapi/answer.decorator.js';
import {
  anyOf,
  CODE,
  DAY,
  type Form,
  listOf,
  nullable,
  objectOf,
  objectsOf,
  oneOf,
  POINTER,
  text,
  YES_OR_NO,
} from '../../../platform/openapi/forms.js';
import { CITATION, CONCLUSION, ROUTE } from '../../forms.js';
import { TextDto } from './law.dto.js';

/** Most entries of a list that grows with the facts. */
export const MANY = 100_000;

const REASON = oneOf(['birthday', 'expiry', 'validity-begins', 'limit', 'law', 'notice'], 'birthday');

/** A document an officer could issue. */
const DOCUMENT: Form = {
  schema: {
    type: 'object',
    required: ['kind', 'validFrom', 'validUntil', 'transitOnly'],
    properties: {
      kind: CODE.schema,
      validFrom: DAY.schema,
      validUntil: DAY.schema,
      transitOnly: YES_OR_NO.schema,
    },
  },
};

/** A day on which a conclusion changes. */
export class RouteChangeDto implements RouteChange {
  @Answer(DAY, 'Day of a claim.')
  on!: string;

  @Answer(CONCLUSION, 'Conclusion until the day before.', { example: 'exception-established' })
  from!: Conclusion;

  @Answer(CONCLUSION, 'Conclusion from that day on.', { example: 'barred' })
  to!: Conclusion;

  @Answer(REASON, 'Why.')
  reason!: TurnReason;
}

/** The same person on one of the ways of reaching Canada. */
export class RouteAnswerDto implements RouteAnswer {
  @Answer(ROUTE, 'Route.')
  route!: Route;

  @Answer(CONCLUSION, 'Conclusion.')
  conclusion!: Conclusion;

  @Answer(listOf(CITATION, 30), 'Provisions it stands on.')
  basis!: readonly string[];

  @Answer(nullable(DAY), 'First day on which an exception that is met would be met no more.')
  exceptionLapsesOn!: string | null;

  @Answer(objectsOf(() => RouteChangeDto, MANY, []), 'Days within two years on which the conclusion changes.')
  changes!: readonly RouteChangeDto[];
}

/** A day on which a finding is not what it was the day before. */
export class ChangeDto implements Change {
  @Answer(DAY, 'Day of a claim.')
  on!: string;

  @Answer(CITATION, 'An exception, a bar, or IRPA 101(1)(e) for the conclusion itself.')
  provision!: string;

  @Answer(CODE, 'Finding until the day before.', { example: 'met' })
  from!: string;

  @Answer(CODE, 'Finding from that day on.', { example: 'not-met' })
  to!: string;

  @Answer(REASON, 'Why.')
  reason!: TurnReason;
}

/** A single fact that would establish an exception. */
export class WouldEstablishDto implements WouldEstablish {
  @Answer(CITATION, 'The exception.')
  provision!: string;

  @Answer(ROUTE, 'The route it would serve.', { example: 'land-port-of-entry' })
  route!: Route;

  @Answer(POINTER, 'The fact; it ends in “/-” when it is added to a list.')
  pointer!: string;

  @Answer(anyOf(YES_OR_NO, text(80), listOf(CODE, 20), DOCUMENT), 'What it would have to be.', {
    example: true,
  })
  value!: unknown;

  @Answer(YES_OR_NO, 'Whether an officer can bring it about, for instance by issuing a permit.')
  officerCanBringAbout!: boolean;

  @Answer(objectOf(() => TextDto), 'In words.')
  explanation!: TextDto;
}
