/** A cell that a spreadsheet would run as a formula, with any `'` already before it. */
const FORMULA = /^'*[=+\-@\t\r\0]/;
const ESCAPED = /^'+[=+\-@\t\r\0]/;

/** A cell that no spreadsheet takes for a formula: `'` is put before it where it begins like one. Undone by the other. */
export function escapeFormula(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before {@link escapeFormula}. Only for files that we wrote: a partner's own `'` is part of its text. */
export function unescapeFormula(cell: string): string {
  return ESCAPED.test(cell) ? cell.slice(1) : cell;
}
