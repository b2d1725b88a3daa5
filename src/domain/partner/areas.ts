/** The whole of the United States as an area served. */
export const WHOLE_COUNTRY = 'US';

/**
 * Areas an agreement can name: the whole country, or states, the District of Columbia and outlying areas by their code
 * of ISO 3166-2:US.
 */
export const AREAS: readonly string[] = [
  WHOLE_COUNTRY,
  ...(
    'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK ' +
    'OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR UM VI'
  )
    .split(' ')
    .map((code) => `US-${code}`),
];
