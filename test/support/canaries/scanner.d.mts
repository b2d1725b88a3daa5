/** A text that must not be found, and what a finding of it is called. */
export interface Canary {
  readonly kind: string;
  readonly text: string;
}

export class Scanner {
  constructor(canaries: readonly Canary[]);
  find(bytes: Uint8Array): string[];
}
