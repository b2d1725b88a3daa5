import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.js';
import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { Clock } from '../../platform/clock.js';
import { BlindIndex } from '../../platform/crypto/blind-index.js';
import { FieldCipher, ownerOf } from '../../platform/crypto/field-cipher.js';
import { KeyRing, UnknownKeyVersion } from '../../platform/crypto/key-ring.js';
import { type KeyVersion } from '../../platform/crypto/key-source.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { StartupError } from '../../platform/startup-error.js';
import { type KeyCheckRow, KeyCheckStore, type KeyPurpose } from './key-check.store.js';

const SYSTEM: Actor = { id: 'system', role: 'system', via: 'system', requestId: 'start' };

/**
 * Refuses to start with keys that are not those of the database: reading would fail file by file, and a wrong key of blind
 * indexes would let one reference in twice. A database without content takes the keys it is started with.
 */
@Injectable()
export class KeyCheck implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly ring: KeyRing,
    private readonly cipher: FieldCipher,
    private readonly blindIndex: BlindIndex,
    private readonly checks: KeyCheckStore,
    private readonly clock: Clock,
  ) {}

  /** Throws a {@link StartupError} that names the variable whose key is not the database's. */
  async onModuleInit(): Promise<void> {
    let rows = await this.#list();
    if (!rows.some(({ state }) => state === 'current')) {
      await this.#takeUp();
      rows = await this.#list();
    }
    for (const row of rows) if (row.state !== 'retired') await this.#look(row);
  }

  /** Makes a version of the key-encryption key one that the database knows; it is the current one from then on. */
  async introduce(tx: WriteTx, version: KeyVersion): Promise<EventDraft | null> {
    const { wrapped } = this.cipher.newDataKey(ownerOfCheck(version.version), version);
    return this.#insert(tx, 'key-encryption', version.version, wrapped);
  }

  #list(): Promise<readonly KeyCheckRow[]> {
    return this.unitOfWork.read(SYSTEM, (tx) => this.checks.list(tx));
  }

  async #takeUp(): Promise<void> {
    const newest = await this.ring.newest();
    await this.unitOfWork.run(SYSTEM, async (tx) => {
      const events = [
        await this.introduce(tx, newest),
        await this.#insert(tx, 'blind-index', 1, this.#knownIndex()),
      ].filter((event) => event !== null);
      const taken: EventDraft = { action: 'keys.taken-up', subject: { type: 'key', id: 'all' } };
      return { result: undefined, events: [taken, ...events] };
    });
  }

  async #insert(
    tx: WriteTx,
    purpose: KeyPurpose,
    keyVersion: number,
    knownValue: Buffer,
  ): Promise<EventDraft | null> {
    const row = { purpose, keyVersion, knownValue, state: 'current' } as const;
    if (!(await this.checks.insert(tx, row, this.clock.now().toISOString()))) return null;
    return {
      action: 'key.introduced',
      subject: { type: 'key', id: purpose },
      change: { version: keyVersion, state: { purpose, keyVersion } },
    };
  }

  async #look(row: KeyCheckRow): Promise<void> {
    if (row.purpose === 'blind-index') {
      if (row.knownValue.equals(this.#knownIndex())) return;
      throw new StartupError(
        'BLIND_INDEX_KEY is not the key this database was filled with, and no reference would be found again: give the one it was first started with.',
      );
    }
    const { keyVersion, knownValue: wrapped } = row;
    await this.cipher.unwrap({ wrapped, keyVersion }, ownerOfCheck(keyVersion)).catch((error: unknown) => {
      const { name } = this.config.secrets.keyEncryptionKeys;
      throw new StartupError(
        error instanceof UnknownKeyVersion
          ? `${name} has no version ${keyVersion}, and files are still sealed under it: add it as ${keyVersion}:key until a key rotation has finished.`
          : `${name} is not the key this database was sealed with (version ${keyVersion}), and no file could be opened: give the right one.`,
      );
    });
  }

  #knownIndex(): Buffer {
    return this.blindIndex.of('check', 'known value');
  }
}

function ownerOfCheck(version: number): string {
  return ownerOf({ table: 'key_checks', row: `key-encryption/${version}` });
}
