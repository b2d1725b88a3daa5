import { Injectable } from '@nestjs/common';
import { FieldCipher, ownerOf, type Place } from '../../platform/crypto/field-cipher.js';
import { KeyVersions } from '../../platform/crypto/key-versions.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** A person to speak to at a partner organisation. */
export interface Contact {
  readonly name: string;
  readonly role: string;
  readonly email?: string;
  readonly telephone?: string;
}

/** What of a partner is personal, and the data key that opens its narratives. */
export interface OpenedPartner {
  readonly dataKey: Buffer;
  readonly contacts: readonly Contact[];
}

interface ContentRow {
  readonly wrapped: Buffer;
  readonly keyVersion: number;
  readonly sealed: Buffer;
}

/** Keeps what is personal about a partner: its contact persons, and the data key of the partner. */
@Injectable()
export class PartnerVault {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly keyVersions: KeyVersions,
  ) {}

  /** Seals the contact persons of a new partner under a data key of its own; gives the key. */
  async create(tx: WriteTx, partnerId: string, contacts: readonly Contact[]): Promise<Buffer> {
    const { key, wrapped, keyVersion } = this.cipher.newDataKey(
      ownerOf(placeOf(partnerId)),
      await this.keyVersions.forWriting(tx),
    );
    await rowsOf(
      tx,
      'INSERT INTO partner_contents (partner_id, wrapped_key, key_version, sealed) VALUES ($1, $2, $3, $4)',
      [partnerId, wrapped, keyVersion, this.cipher.seal(key, placeOf(partnerId), contacts)],
    );
    return key;
  }

  /** Opens a partner; undefined for one taken up before contact persons were kept, of which nothing is sealed. */
  async find(tx: ReadTx, partnerId: string): Promise<OpenedPartner | undefined> {
    const [row] = await rowsOf<ContentRow>(
      tx,
      'SELECT wrapped_key AS wrapped, key_version AS "keyVersion", sealed FROM partner_contents WHERE partner_id = $1',
      [partnerId],
    );
    if (row === undefined) return undefined;
    const dataKey = await this.cipher.unwrap(row, ownerOf(placeOf(partnerId)));
    return { dataKey, contacts: this.cipher.open<Contact[]>(dataKey, placeOf(partnerId), row.sealed) };
  }

  /** The data key of a partner, made when it has none. The caller holds the lock on the partner. */
  async holdKey(tx: WriteTx, partnerId: string): Promise<Buffer> {
    return (await this.find(tx, partnerId))?.dataKey ?? this.create(tx, partnerId, []);
  }
}

function placeOf(partnerId: string): Place {
  return { table: 'partner_contents', column: 'sealed', row: partnerId };
}
