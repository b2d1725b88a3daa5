const NAME = { type: ['string', 'null'], maxLength: 240 };

const PERSON = {
  type: 'object',
  additionalProperties: false,
  properties: {
    family: NAME,
    given: NAME,
    patronymic: NAME,
    script: { enum: ['Latn', 'Cyrl', 'Mixed', null], description: 'Not used: the letters tell it.' },
    dob: { type: ['string', 'null'], format: 'date' },
    sex: { enum: ['f', 'm', null] },
    birthCity: { type: ['string', 'null'], maxLength: 200 },
  },
};

/** One line of `npm run match`: two people. Labels of a labelled pair may stand beside them and are not looked at. */
export const MATCH_LINE_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'match-line',
  title: 'Two people to compare',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'a', 'b'],
  properties: {
    id: { type: 'string', maxLength: 64 },
    a: PERSON,
    b: PERSON,
    same: { type: 'boolean' },
    kind: { type: 'string' },
    source: { type: 'string' },
  },
};
