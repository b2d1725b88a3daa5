/** A JSON Pointer (RFC 6901) into the facts. */
export type Pointer = string;

/**
 * Three-valued truth with its trail. `value` is null while unknown. `reliesOn` points to the facts a known value
 * stands on; `missing` to the facts that would have to be known, and is empty exactly when the value is known.
 * `items` are the places in a list of facts (relatives, documents …) that decided, empty for facts that are no list.
 */
export interface Truth {
  readonly value: boolean | null;
  readonly reliesOn: readonly Pointer[];
  readonly missing: readonly Pointer[];
  readonly items: readonly number[];
}

/** The three truths about one fact, made once and shared: a check makes few objects. */
export interface TruthsAbout {
  readonly pointer: Pointer;
  readonly yes: Truth;
  readonly no: Truth;
  readonly unknown: Truth;
}

const NONE: readonly never[] = [];

/** True or false whatever the facts are. */
export const ALWAYS: Truth = { value: true, reliesOn: NONE, missing: NONE, items: NONE };
export const NEVER: Truth = { value: false, reliesOn: NONE, missing: NONE, items: NONE };

/** Makes the three truths about the fact at a pointer. */
export function truthsAbout(pointer: Pointer): TruthsAbout {
  const here = [pointer];
  return {
    pointer,
    yes: { value: true, reliesOn: here, missing: NONE, items: NONE },
    no: { value: false, reliesOn: here, missing: NONE, items: NONE },
    unknown: { value: null, reliesOn: NONE, missing: here, items: NONE },
  };
}

/** The truth of a fact: absent and null are unknown. */
export function truthOf(value: boolean | null | undefined, about: TruthsAbout): Truth {
  if (value === true) return about.yes;
  return value === false ? about.no : about.unknown;
}

/** The opposite; unknown stays unknown. */
export function not(truth: Truth): Truth {
  if (truth.value === null) return truth;
  return { value: !truth.value, reliesOn: truth.reliesOn, missing: NONE, items: truth.items };
}

/**
 * True when all are true; false when one is false whatever the unknowns are (and then it stands on the first that is
 * false); otherwise unknown, missing what every unknown one misses.
 */
export function allOf(truths: readonly Truth[]): Truth {
  let unknown = false;
  for (const truth of truths) {
    if (truth.value === false) return truth;
    if (truth.value === null) unknown = true;
  }
  return truths.length === 1 ? (truths[0] as Truth) : joined(unknown ? null : true, truths);
}

/** True when one is true (standing on all that are); false when all are false; otherwise unknown. */
export function anyOf(truths: readonly Truth[]): Truth {
  let value: boolean | null = false;
  for (const truth of truths) {
    if (truth.value === true) value = true;
    else if (truth.value === null && value === false) value = null;
  }
  if (truths.length === 1) return truths[0] as Truth;
  return joined(value, value === false ? truths : truths.filter((truth) => truth.value === value));
}

/**
 * Whether any item of a list fulfils a rule. An unknown list is unknown, an empty one false; `items` names the items
 * that fulfil it, or else those that may. `context` is handed to `judge`, so that a rule need make no closure.
 */
export function anyItem<Item, Context>(
  list: readonly Item[] | null | undefined,
  about: TruthsAbout,
  judge: (item: Item, index: number, context: Context) => Truth,
  context: Context,
): Truth {
  if (list === null || list === undefined) return about.unknown;
  if (list.length === 0) return about.no;
  if (list.length === 1) return onlyItem(judge(list[0] as Item, 0, context), about);
  let value: boolean | null = false;
  const truths: Truth[] = [];
  for (let index = 0; index < list.length; index++) {
    const truth = judge(list[index] as Item, index, context);
    if (truth.value === true) value = true;
    else if (truth.value === null && value === false) value = null;
    truths.push(truth);
  }
  const items: number[] = [];
  const deciding: Truth[] = [];
  for (let index = 0; index < truths.length; index++) {
    const truth = truths[index] as Truth;
    if (truth.value !== value) continue;
    if (value !== false) items.push(index);
    deciding.push(truth);
  }
  const { reliesOn, missing } = trailOf(deciding);
  return { value, reliesOn: value === false ? [about.pointer, ...reliesOn] : reliesOn, missing, items };
}

const FIRST: readonly number[] = [0];

/** {@link anyItem} for a list of one, which most lists are. */
function onlyItem({ value, reliesOn, missing }: Truth, about: TruthsAbout): Truth {
  return value === false
    ? { value, reliesOn: [about.pointer, ...reliesOn], missing, items: NONE }
    : { value, reliesOn, missing, items: FIRST };
}

/** The pointers of all truths together, each once, in their order. */
export function trailOf(truths: readonly Truth[]): Pick<Truth, 'reliesOn' | 'missing'> {
  const reliesOn: Pointer[] = [];
  const missing: Pointer[] = [];
  for (const truth of truths) {
    for (const pointer of truth.reliesOn) reliesOn.push(pointer);
    for (const pointer of truth.missing) missing.push(pointer);
  }
  return { reliesOn: distinct(reliesOn), missing: distinct(missing) };
}

/** Up to here a list is searched faster than a set is made; beyond, searching would take the square of its length. */
const FEW = 24;

function distinct(pointers: Pointer[]): readonly Pointer[] {
  if (pointers.length <= 1) return pointers;
  if (pointers.length > FEW) return [...new Set(pointers)];
  return pointers.filter((pointer, index) => pointers.indexOf(pointer) === index);
}

function joined(value: boolean | null, truths: readonly Truth[]): Truth {
  const { reliesOn, missing } = trailOf(truths);
  return { value, reliesOn, missing, items: NONE };
}
