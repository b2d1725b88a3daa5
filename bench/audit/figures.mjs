/** The middle one. */
export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** A rate in whole numbers, with separators. */
export const told = (rate) => Math.round(rate).toLocaleString('en-CA');
