import { isRefusal, type Refusal } from '../../domain/refusal.js';
import { type ProblemCode } from './problem-codes.js';

/** One fault in what was sent: where (RFC 6901 pointer as a URI fragment), what, and the values its sentence needs. */
export interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A request that cannot be served, in the service's own words. The one filter turns it into RFC 9457. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: ProblemCode,
    readonly options: {
      readonly params?: Readonly<Record<string, string | number>>;
      readonly faults?: readonly Fault[];
      readonly headers?: Readonly<Record<string, string>>;
      /** Members of its own that a problem has beside those of every one (RFC 9457, section 3.2). */
      readonly members?: object;
    } = {},
  ) {
    super(code);
  }
}

/** A rule of the domain said no; carries its refusal to the filter, which knows the sentence. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** The value of a domain rule, or, when the rule refused, the refusal thrown so that the transaction rolls back. */
export function orRefused<Value>(answer: Value | Refusal): Exclude<Value, Refusal> {
  if (isRefusal(answer)) throw new Refused(answer);
  return answer as Exclude<Value, Refusal>;
}
