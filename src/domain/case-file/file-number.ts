/** A file number: `RD-` and fifty random bits in Crockford's alphabet. */
export const FILE_NUMBER = /^RD-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/;

/** True for what can be a file number: `RD-7K3M9-Q2XP4`. */
export function isFileNumber(text: string): boolean {
  return FILE_NUMBER.test(text);
}
