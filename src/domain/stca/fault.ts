import { type Pointer } from './truth.js';

/** Something given that cannot be: where, what, and the values its sentence needs. Never what was sent. */
export interface Fault {
  /** RFC 6901: `/relatives/0/dateOfBirth`. */
  readonly pointer: Pointer;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}
