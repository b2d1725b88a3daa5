import { pointerStep } from '../../../platform/http/json-pointer.js';
import { PARTNER_FACTS_SCHEMA } from '../partner-facts.schema.js';
import { REFERRAL_SCHEMA } from '../referral.schema.js';

type Schema = Readonly<Record<string, unknown>>;
type Properties = Readonly<Record<string, Schema>>;

/** What the cells of a column hold. `list` and `record`: only the empty one, `[]` or `{}`; its entries have their own columns. */
export type ColumnKind = 'text' | 'boolean' | 'list' | 'record';

/** A place in a referral that a column of a table can name by a dotted path, list entries by number. */
export interface Column {
  readonly path: string;
  readonly steps: readonly (string | number)[];
  /** The same place as a JSON Pointer within the referral. */
  readonly pointer: string;
  readonly kind: ColumnKind;
  readonly schema: Schema;
  /** Whether every referral must have it, every one that has something of what it is part of, or none. */
  readonly needed: 'always' | 'with-its-parent' | 'never';
  /** Number of the last entry its innermost list can have; absent outside lists. */
  readonly lastEntry?: number;
}

/** Entries of a list that can have columns, where the contract sets no number. */
const MAX_ENTRIES = 100;

/** The contract of a row with that of its facts: the two schemas rows are checked by, so a new property has a column at once. */
const ROW_SCHEMA: Schema = withFacts(REFERRAL_SCHEMA);

/** The column a dotted path names; undefined when a referral has no such place. */
export function columnOf(path: string): Column | undefined {
  const steps: (string | number)[] = [];
  let schema = ROW_SCHEMA;
  let isRequired = true;
  let isParentNeeded = true;
  let lastEntry: number | undefined;
  for (const step of path.split('.')) {
    const { items, maxItems = MAX_ENTRIES } = schema as { items?: Schema; maxItems?: number };
    const properties = schema['properties'] as Properties | undefined;
    if (items !== undefined) {
      if (!/^(0|[1-9][0-9]{0,3})$/.test(step) || Number(step) >= maxItems) return undefined;
      steps.push(Number(step));
      isRequired &&= Number(schema['minItems'] ?? 0) > Number(step);
      lastEntry = maxItems - 1;
      schema = resolved(items);
    } else if (properties !== undefined && Object.hasOwn(properties, step)) {
      isParentNeeded &&= isRequired;
      isRequired = ((schema['required'] ?? []) as readonly string[]).includes(step);
      steps.push(step);
      schema = resolved(properties[step] ?? {});
    } else {
      return undefined;
    }
  }
  const pointer = steps.map((step) => `/${pointerStep(step)}`).join('');
  const needed = !isRequired ? 'never' : isParentNeeded ? 'always' : 'with-its-parent';
  const place = { path, steps, pointer, kind: kindOf(schema), schema, needed } as const;
  return lastEntry === undefined ? place : { ...place, lastEntry };
}

/** Every column that holds a value, of each list the first entry only, in the order of the contract. */
export const VALUE_COLUMNS: readonly Column[] = valuePaths(ROW_SCHEMA, []).map((path) => {
  const column = columnOf(path);
  if (column === undefined) throw new Error(`the contract of a row has no ${path}`);
  return column;
});

function withFacts(schema: Schema): Schema {
  const properties = schema['properties'] as Properties;
  return { ...schema, properties: { ...properties, stca: PARTNER_FACTS_SCHEMA } };
}

function valuePaths(schema: Schema, steps: readonly string[]): string[] {
  const { items, properties } = schema as { items?: Schema; properties?: Properties };
  if (items !== undefined) return valuePaths(resolved(items), [...steps, '0']);
  if (properties === undefined) return [steps.join('.')];
  return Object.entries(properties).flatMap(([name, property]) =>
    valuePaths(resolved(property), [...steps, name]),
  );
}

function resolved(schema: Schema): Schema {
  return schema['$ref'] === '#/$defs/person' ? REFERRAL_SCHEMA.$defs.person : schema;
}

function kindOf(schema: Schema): ColumnKind {
  if (schema['items'] !== undefined) return 'list';
  if (schema['properties'] !== undefined) return 'record';
  return [schema['type']].flat().includes('boolean') ? 'boolean' : 'text';
}
