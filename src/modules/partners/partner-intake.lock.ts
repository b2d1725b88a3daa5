import { type ReadTx } from '../../platform/database/tx.js';
import { waitForLock } from '../../platform/http/wait-for-lock.js';

/** First half of the advisory locks, one for each partner. */
const PARTNER_LOCK = 7_220_412;

/**
 * Lets one transaction at a time use references and places of a partner, until it ends: what it counted stays true meanwhile.
 * Problem: unavailable, when it waits too long.
 */
export async function holdPartnerIntake(tx: ReadTx, partnerId: string): Promise<void> {
  await waitForLock(tx, 'SELECT pg_advisory_xact_lock($1::integer, hashtext($2))', [PARTNER_LOCK, partnerId]);
}
