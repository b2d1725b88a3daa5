import { type ArgumentMetadata, ValidationPipe, type ValidationError } from '@nestjs/common';
import { boundedFaults } from './bounded-faults.js';
import { type Fault, Problem } from './problem.js';

/** class-validator's constraint names in the words of our fault codes. */
const CODES: Readonly<Record<string, string>> = {
  isDefined: 'required',
  isNotEmpty: 'required',
  whitelistValidation: 'unknown-property',
  isIn: 'not-allowed',
  isEnum: 'not-allowed',
  isString: 'wrong-type',
  isInt: 'wrong-type',
  isNumber: 'wrong-type',
  isBoolean: 'wrong-type',
  isArray: 'wrong-type',
  isObject: 'wrong-type',
  nestedValidation: 'wrong-type',
  maxLength: 'too-long',
  minLength: 'too-short',
  arrayMaxSize: 'too-many',
  arrayMinSize: 'too-few',
  min: 'out-of-range',
  max: 'out-of-range',
  'invalid-date': 'invalid-date',
};

/** What the sentence of a code needs, as said by the DTO in the decorator's `context`. */
type Context = Readonly<Record<string, string | number>>;

/**
 * Checks bodies and query strings against their DTO: every fault at once, unknown properties refused, values turned
 * into the declared types only where the DTO says so. A fault of a body points to `#/name`, one of a query to `?name`.
 */
export class DtoPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: false,
      validationError: { target: false, value: false },
      exceptionFactory: (errors) =>
        new Problem('invalid-request', { faults: boundedFaults(faultsOf(errors, '#')) }),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      return await (super.transform(value, metadata) as Promise<unknown>);
    } catch (error) {
      if (metadata.type !== 'query' || !(error instanceof Problem)) throw error;
      const faults = (error.options.faults ?? []).map((fault) => ({
        ...fault,
        pointer: fault.pointer.replace('#/', '?'),
      }));
      throw new Problem(error.code, { faults });
    }
  }
}

function faultsOf(errors: readonly ValidationError[], parent: string): Fault[] {
  return errors.flatMap((error) => {
    const name = error.property.slice(0, 80).replaceAll('~', '~0').replaceAll('/', '~1');
    const pointer = `${parent}/${name}`;
    const constraints = Object.keys(error.constraints ?? {});
    const absent = constraints.includes('isDefined');
    const own = (absent ? ['isDefined'] : constraints).map((constraint): Fault => {
      const params = (error.contexts?.[constraint] ?? {}) as Context;
      return { pointer, code: CODES[constraint] ?? 'invalid-format', params };
    });
    const codes = new Set<string>();
    const distinct = own.filter((fault) => !codes.has(fault.code) && codes.add(fault.code));
    return [...distinct, ...faultsOf(error.children ?? [], pointer)];
  });
}
