import { DECISION_OUTCOMES, PATHWAYS } from '../domain/case-file/case-file.js';
import { FILE_NUMBER as FILE_NUMBER_PATTERN } from '../domain/case-file/file-number.js';
import { FILE_STATES } from '../domain/case-file/states.js';
import { FILE_ACTIONS } from '../domain/case-file/transitions.js';
import { URGENCY_LEVELS } from '../domain/case-file/urgency.js';
import { FAMILY_RELATIONS } from '../domain/referral/referral.js';
import { ROUTES } from '../domain/stca/facts.js';
import { matching, nullable, oneOf, text, whole } from '../platform/openapi/forms.js';
import { INTERPRETER_ID } from './interpreters/interpreter-forms.js';

/** What the STCA check of a file can conclude. */
export const CONCLUSIONS = ['does-not-apply', 'exception-established', 'barred', 'undetermined'] as const;

/** How the values that several rooms answer with are written. */
export const FILE_NUMBER = matching(FILE_NUMBER_PATTERN, 'RD-7K3M9-Q2XP4');
export const REFERENCE = text(64, 'EXAMPLE-0001');
export const PARTNER_ID = matching(/^ptn_[a-z0-9-]{1,60}$/, 'ptn_demo-a');
export const STAFF_ID = matching(/^stf_[a-z0-9-]{1,60}$/, 'stf_demo-officer');
export const INTERPRETER = matching(INTERPRETER_ID, 'int_example');
export const ACTOR_ID = matching(/^[A-Za-z0-9_-]{1,64}$/, 'stf_demo-officer');
export const STATE = oneOf(FILE_STATES);
export const ACTION = oneOf(FILE_ACTIONS);
export const URGENCY = oneOf(URGENCY_LEVELS, 'urgent');
export const CONCLUSION = oneOf(CONCLUSIONS, 'exception-established');
export const ROUTE = oneOf(ROUTES, 'land-port-of-entry');
export const FAMILY_RELATION = oneOf(FAMILY_RELATIONS, 'spouse');
export const OUTCOME = oneOf(DECISION_OUTCOMES);
export const PATHWAY = nullable(oneOf(PATHWAYS), 'temporary-resident-permit');
export const CITATION = text(60, 'IRPR 159.5(a)');
export const PERSONS = whole(1, 21, 2);
export const VERSION = whole(1, 2_147_483_647, 1);
export const LANGUAGE = matching(/^[a-z]{2,3}$/, 'ru');
export const TIME_ZONE = matching(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2}$|^UTC$/, 'America/Chicago', 200);

/** A fact of the check: yes or no, a text or day, a list, an item of a list, or null for not known. */
export const FACT_VALUE = {
  anyOf: [
    { type: 'boolean' },
    { type: 'string', maxLength: 64 },
    {
      type: 'array',
      maxItems: 1000,
      items: {
        anyOf: [
          { type: 'string', maxLength: 64 },
          { type: 'object', maxProperties: 20, additionalProperties: true },
        ],
      },
    },
    { type: 'object', maxProperties: 20, additionalProperties: true },
    { type: 'null' },
  ],
} as const;
