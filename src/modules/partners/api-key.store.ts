import { Injectable } from '@nestjs/common';
import { type KeyScope } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { type KeyFacts } from '../../domain/partner/api-key-rules.js';
import { changedRows, type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** Why a key was revoked. */
export type RevocationCause = 'by-manager' | 'leak-reported';

/** An API key as it stands: never its secret, nor the hash of it. */
export interface StoredApiKey extends KeyFacts {
  readonly partnerId: string;
  readonly scopes: readonly KeyScope[];
  /** Ranges of addresses it is taken from; empty: from anywhere. */
  readonly allowedAddresses: readonly string[];
  readonly issuedBy: string;
  readonly createdAt: Date;
  readonly revokedBy: string | null;
  readonly revokedBecause: RevocationCause | null;
  /** By the hour; null for one that was never used. */
  readonly lastUsedAt: Date | null;
  readonly version: number;
}

/** A key as it is issued, with the hash under which its secret is kept. */
export type NewApiKey = Pick<
  StoredApiKey,
  | 'keyId'
  | 'line'
  | 'label'
  | 'partnerId'
  | 'scopes'
  | 'allowedAddresses'
  | 'issuedBy'
  | 'createdAt'
  | 'expiresAt'
> & { readonly secretHash: Buffer };

const SELECT = `SELECT k.key_id AS "keyId", coalesce(k.line_of, k.key_id) AS line, k.label, k.partner_id AS "partnerId",
    k.scopes, k.allowed_addresses AS "allowedAddresses", k.issued_by AS "issuedBy", k.created_at AS "createdAt",
    k.expires_at AS "expiresAt", k.revoked_at AS "revokedAt", k.revoked_by AS "revokedBy",
    k.revoked_because AS "revokedBecause", k.version, u.last_used_at AS "lastUsedAt"
  FROM api_keys k LEFT JOIN api_key_uses u USING (key_id)`;

/** API keys as they stand in the database; every change comes with the event its transaction must leave. */
@Injectable()
export class ApiKeyStore {
  /** Every key of a partner, the newest first. */
  async listOfPartner(tx: ReadTx, partnerId: string): Promise<readonly StoredApiKey[]> {
    return rowsOf<StoredApiKey>(
      tx,
      `${SELECT} WHERE k.partner_id = $1 ORDER BY k.created_at DESC, k.key_id DESC`,
      [partnerId],
    );
  }

  /** A key, if there is one of that id. */
  async find(tx: ReadTx, keyId: string): Promise<StoredApiKey | undefined> {
    const [row] = await rowsOf<StoredApiKey>(tx, `${SELECT} WHERE k.key_id = $1`, [keyId]);
    return row;
  }

  /** Issues a key, unless there is one of that id. */
  async insert(tx: WriteTx, key: NewApiKey): Promise<readonly EventDraft[]> {
    const rows = await rowsOf(
      tx,
      `INSERT INTO api_keys (key_id, partner_id, secret_hash, scopes, version, created_at, expires_at, label, line_of,
         allowed_addresses, issued_by)
       VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10) ON CONFLICT (key_id) DO NOTHING RETURNING key_id`,
      [
        ...[key.keyId, key.partnerId, key.secretHash, key.scopes, key.createdAt, key.expiresAt],
        ...[key.label, key.line === key.keyId ? null : key.line, key.allowedAddresses, key.issuedBy],
      ],
    );
    return rows.map(() =>
      eventOf('api-key.issued', { ...key, version: 1, revokedAt: null, revokedBecause: null }),
    );
  }

  /** Sets the instant a key ends at: that of its rotation. The caller holds the lock on the partner. */
  async updateExpiry(tx: WriteTx, key: StoredApiKey, expiresAt: Date): Promise<EventDraft> {
    const next = { ...key, expiresAt, version: key.version + 1 };
    await this.#update(tx, next);
    return eventOf('api-key.rotated', next);
  }

  /** Revokes a key. The caller holds the lock on the partner, and holds the partner still. */
  async updateRevoked(
    tx: WriteTx,
    key: StoredApiKey,
    revoked: { readonly at: Date; readonly by: string; readonly because: RevocationCause },
  ): Promise<EventDraft> {
    const { at: revokedAt, by: revokedBy, because: revokedBecause } = revoked;
    const next = { ...key, revokedAt, revokedBy, revokedBecause, version: key.version + 1 };
    await this.#update(tx, next);
    return eventOf('api-key.revoked', next);
  }

  async #update(tx: WriteTx, next: StoredApiKey): Promise<void> {
    const changed = await changedRows(
      tx,
      `UPDATE api_keys SET expires_at = $3, revoked_at = $4, revoked_by = $5, revoked_because = $6, version = $2
       WHERE key_id = $1 AND version = $2 - 1`,
      [next.keyId, next.version, next.expiresAt, next.revokedAt, next.revokedBy, next.revokedBecause],
    );
    if (changed !== 1) throw new Error('the key was changed without the lock on its partner');
  }
}

/** What happened to a key, in codes only: its label and its addresses are not told. */
function eventOf(
  action: string,
  key: Pick<
    StoredApiKey,
    'keyId' | 'line' | 'partnerId' | 'scopes' | 'expiresAt' | 'revokedAt' | 'revokedBecause' | 'version'
  >,
): EventDraft {
  return {
    action,
    subject: { type: 'api-key', id: key.keyId },
    change: {
      version: key.version,
      state: {
        partnerId: key.partnerId,
        line: key.line,
        scopes: key.scopes,
        expiresAt: key.expiresAt.toISOString(),
        revokedAt: key.revokedAt?.toISOString() ?? null,
        revokedBecause: key.revokedBecause,
      },
    },
  };
}
