/** A file number: `RD-` and fifty random bits in Crockford's alphabet. */
export const FILE_NUMBER = /^RD-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/;
