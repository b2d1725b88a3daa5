import { type CaseFile } from '../../domain/case-file/case-file.js';
import { type PersonToMatch } from '../matching/match-person.js';
import { type NewCheck } from '../stca/check.maker.js';

/** A file that is about to be stored: its codes, its sealed reference and referral, its first STCA check, its people. */
export interface NewFile {
  readonly file: CaseFile;
  readonly reference: { readonly sealed: Buffer; readonly index: Buffer };
  readonly content: {
    readonly wrappedKey: Buffer;
    readonly keyVersion: number;
    readonly sealed: Buffer;
  };
  readonly check: NewCheck;
  readonly people: readonly PersonToMatch[];
}
