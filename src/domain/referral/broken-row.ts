import { type RowFault } from './batch.js';

/** A row that could not be read as it was sent: what is wrong with it, and what could be read all the same. */
export class BrokenRow {
  /** The rest of the row, to be checked for more faults; undefined when nothing of it can be relied on. */
  readonly readable: unknown;
  /** The partner's own reference, when it can be relied on. */
  readonly externalReference: unknown;

  constructor(
    readonly faults: readonly RowFault[],
    options: { readonly readable?: unknown; readonly externalReference?: unknown } = {},
  ) {
    this.readable = options.readable;
    this.externalReference = options.externalReference;
  }
}
