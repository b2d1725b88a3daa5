import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { rowsOf, type WriteTx } from '../database/tx.js';
import { KeyRing } from './key-ring.js';
import { type KeyVersion } from './key-source.js';

/** Which version of the key-encryption key new data keys are wrapped with. The database says so, for every process alike. */
@Injectable()
export class KeyVersions {
  readonly #asked = new WeakMap<EntityManager, KeyVersion>();

  constructor(private readonly ring: KeyRing) {}

  /**
   * The version for data keys this transaction stores; asked once in each. Until the transaction ends no rotation begins, so
   * none overlooks what is being stored. Throws UnknownKeyVersion when this process cannot get that version.
   */
  async forWriting(tx: WriteTx): Promise<KeyVersion> {
    const asked = this.#asked.get(tx.manager);
    if (asked !== undefined) return asked;
    const [row] = await rowsOf<{ version: number | null }>(tx, 'SELECT desk_key_version() AS version');
    if (!row?.version) throw new Error('the database knows no version of the key-encryption key');
    const current = { version: row.version, key: await this.ring.get(row.version) };
    this.#asked.set(tx.manager, current);
    return current;
  }
}
