import { DERIVED_FACTS } from '../../domain/referral/facts-of-referral.js';
import { STCA_FACTS_SCHEMA } from '../stca/stca-facts.schema.js';

type Schema = Readonly<Record<string, unknown>>;
type Properties = Readonly<Record<string, Schema>>;

/** Entries of one list of facts. The exchange format sets no bound; a check takes longer than its lists are long. */
export const MAX_FACTS_IN_LIST = 50;

/**
 * What a partner may state in `stca`: the schema of facts without those that are taken from elsewhere, none required, each
 * list bounded.
 */
export const PARTNER_FACTS_SCHEMA: Schema = partnerFactsSchema(STCA_FACTS_SCHEMA);

function partnerFactsSchema(schema: Schema): Schema {
  const { $id: _id, required: _required, ...rest } = schema;
  const properties = bounded(without(schema['properties'] as Properties, DERIVED_FACTS.facts));
  const claimant = properties['claimant'] as Schema;
  const ofClaimant = without(claimant['properties'] as Properties, DERIVED_FACTS.claimant);
  return { ...rest, properties: { ...properties, claimant: { ...claimant, properties: ofClaimant } } };
}

function without(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
}

function bounded(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [
      name,
      'items' in property ? { ...property, maxItems: MAX_FACTS_IN_LIST } : property,
    ]),
  );
}
