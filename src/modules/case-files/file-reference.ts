import { Injectable } from '@nestjs/common';
import { BlindIndex } from '../../platform/crypto/blind-index.js';
import { FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';

/** What stands in the database of a file's reference, with the wrapped data key of the file; all null once it is disposed of. */
export interface SealedReference {
  readonly sealedReference: Buffer | null;
  readonly wrapped: Buffer | null;
  readonly keyVersion: number | null;
}

/** The columns of {@link SealedReference}, for files `f` and their contents `c`. */
export const SEALED_REFERENCE = `f.sealed_reference AS "sealedReference", c.wrapped_key AS wrapped,
  c.key_version AS "keyVersion"`;

/**
 * The partner's own reference of a file. It may be a name, so it is sealed under the file's data key, and found and kept
 * unique by a blind index of the partner and the reference in Unicode's composed form.
 */
@Injectable()
export class FileReference {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly blindIndex: BlindIndex,
  ) {}

  /** The index under which a reference of a partner is found, 32 bytes. */
  indexOf(partnerId: string, reference: string): Buffer {
    return this.blindIndex.of('external-reference', partnerId, reference.normalize('NFC'));
  }

  /** The reference of a file, sealed. */
  seal(dataKey: Buffer, fileNumber: string, reference: string): Buffer {
    return this.cipher.seal(dataKey, placeOf(fileNumber), reference);
  }

  /** The reference of a file; null once it was disposed of, and for files from before references were sealed. */
  async open(fileNumber: string, row: SealedReference): Promise<string | null> {
    const { sealedReference, wrapped, keyVersion } = row;
    if (sealedReference === null || wrapped === null || keyVersion === null) return null;
    const dataKey = await this.cipher.unwrap({ wrapped, keyVersion }, fileNumber);
    return this.cipher.open<string>(dataKey, placeOf(fileNumber), sealedReference);
  }
}

function placeOf(row: string): Place {
  return { table: 'case_files', column: 'sealed_reference', row };
}
