import { Injectable } from '@nestjs/common';
import { type KeyScope } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** A partner organisation as it is taken up. */
export interface NewPartner {
  readonly partnerId: string;
  readonly name: string;
  readonly createdAt: string;
}

/** An API key as it is kept: its hash, never itself. */
export interface NewApiKey {
  readonly keyId: string;
  readonly partnerId: string;
  readonly secretHash: Buffer;
  readonly scopes: readonly KeyScope[];
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** Writes partners and keys; each gives the event its transaction must leave, or none when the row was there. */
@Injectable()
export class PartnerStore {
  /** Takes up an approved partner, unless there is one of that id. */
  async insertApproved(tx: WriteTx, partner: NewPartner): Promise<readonly EventDraft[]> {
    const rows = await rowsOf(
      tx,
      `INSERT INTO partners (partner_id, name, status, version, created_at) VALUES ($1, $2, 'approved', 1, $3)
       ON CONFLICT (partner_id) DO NOTHING RETURNING partner_id`,
      [partner.partnerId, partner.name, partner.createdAt],
    );
    return rows.map(() => ({
      action: 'partner.approved',
      subject: { type: 'partner', id: partner.partnerId },
      change: { version: 1, state: { status: 'approved' } },
    }));
  }

  /** Issues a key, unless there is one of that id. */
  async insertKey(tx: WriteTx, key: NewApiKey): Promise<readonly EventDraft[]> {
    const rows = await rowsOf(
      tx,
      `INSERT INTO api_keys (key_id, partner_id, secret_hash, scopes, version, created_at, expires_at)
       VALUES ($1, $2, $3, $4, 1, $5, $6) ON CONFLICT (key_id) DO NOTHING RETURNING key_id`,
      [key.keyId, key.partnerId, key.secretHash, key.scopes, key.createdAt, key.expiresAt],
    );
    return rows.map(() => ({
      action: 'api-key.issued',
      subject: { type: 'api-key', id: key.keyId },
      change: {
        version: 1,
        state: { partnerId: key.partnerId, scopes: key.scopes, expiresAt: key.expiresAt },
      },
    }));
  }
}
