/**
 * A rule said no. A refusal is a value with a stable code: rules return it, nothing in the domain throws it.
 * Its sentence, in English and French, is looked up by code where the refusal meets a person.
 *
 * `params` fill the placeholders of that sentence. They carry codes, names of states and counts, never anything a
 * person wrote. `citation` is the provision the rule comes from, as the law is cited: 'IRPR 159.5(c)'. `faults` are there when
 * the rule can say where in what was asked for.
 */
export interface Refusal<Code extends string = string> {
  readonly kind: 'refusal';
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
  readonly citation?: string;
  readonly faults?: readonly RefusalFault[];
}

/** One place in what was asked for (RFC 6901 pointer as a URI fragment), and what is wrong with it; `params` as of a refusal. */
export interface RefusalFault {
  readonly pointer: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Makes a refusal. */
export function refuse<Code extends string>(
  code: Code,
  params: Readonly<Record<string, string | number>> = {},
  citation?: string,
): Refusal<Code> {
  return citation === undefined
    ? { kind: 'refusal', code, params }
    : { kind: 'refusal', code, params, citation };
}

/** True when a rule's answer is a refusal. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'refusal';
}
