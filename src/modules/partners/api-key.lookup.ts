import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../config.js';
import { type PartnerState } from '../../domain/partner/partner.js';
import { hashApiKeySecret, makeApiKey, parseApiKey, sameHash } from './api-key.js';

/** What the guard must know of a key. */
export interface KnownApiKey {
  readonly key_id: string;
  readonly partner_id: string;
  readonly partner_status: PartnerState;
  readonly secret_hash: Buffer;
  readonly scopes: string[];
  readonly expires_at: Date;
  readonly revoked_at: Date | null;
  readonly allowed_addresses: string[];
}

/**
 * Finds whom a key belongs to, by the narrow path that needs no actor: one row for one exact id, told only to who holds
 * the secret. The work is the same whether or not there is a key of that id.
 */
@Injectable()
export class ApiKeyLookup {
  /** What is hashed and looked up for a text that is no key, where the work must be the same. */
  readonly #nobody = makeApiKey('demo').key;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
  ) {}

  /** The key, whatever its state; undefined when there is none of that id and secret. */
  async find(text: string): Promise<KnownApiKey | undefined> {
    const parsed = parseApiKey(text);
    const isOurs = parsed !== null && parsed.environment === this.config.environment;
    const key = isOurs ? parsed : this.#nobody;
    const computed = hashApiKeySecret(this.config.secrets.apiKeyPepper, key);
    const [row] = await this.dataSource.query<KnownApiKey[]>('SELECT * FROM find_api_key($1)', [key.keyId]);
    return sameHash(computed, row?.secret_hash ?? null) && isOurs ? row : undefined;
  }

  /** True for a text that has the form and the checksum of a key of this environment: only those are worth a look. */
  isKey(text: string): boolean {
    return parseApiKey(text)?.environment === this.config.environment;
  }
}
