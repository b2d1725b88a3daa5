import { randomUUID } from 'node:crypto';
import { load } from './desk.mjs';

const CHUNK = 10_000;
const PARTNERS = 12;
const YEARS = 2;
/** Files that can be claimed have the event of their receipt, which the next one is chained to. */
const CLAIMABLE = 1_000;
const SYSTEM = { id: 'system', role: 'system', via: 'system', requestId: 'bench' };

/**
 * Brings the number of files to `files`: made-up codes, references sealed as the service seals them, no referral behind them. Most
 * files have ended; one in fifty waits; one in seven has a removal day. Nothing of this goes through the fences, so nothing
 * but lists and the worklist works on it.
 */
export async function growTo({ app, superuser }, files) {
  const { FieldCipher } = await load('platform/crypto/field-cipher');
  const { FileReference } = await load('modules/case-files/file-reference');
  const { KeyRing } = await load('platform/crypto/key-ring');
  const { Ids } = await load('platform/ids');
  const get = (token) => app.get(token, { strict: false });
  const [cipher, references, ids] = [get(FieldCipher), get(FileReference), get(Ids)];
  const wrapping = { version: 1, key: await get(KeyRing).get(1) };
  const { rows } = await superuser.query('SELECT count(*)::int AS count FROM case_files');
  await superuser.query(`SET session_replication_role = replica;
    ALTER TABLE case_files DISABLE TRIGGER case_files_audit_fence;
    ALTER TABLE referral_contents DISABLE TRIGGER referral_contents_audit_fence`);
  for (let count = rows[0].count; count < files; count += CHUNK) {
    const made = Array.from({ length: Math.min(CHUNK, files - count) }, () => {
      const fileNumber = ids.fileNumber();
      const partner = `ptn_bench-${Math.floor(Math.random() * PARTNERS)}`;
      const reference = randomUUID();
      const { key, wrapped } = cipher.newDataKey(fileNumber, wrapping);
      const sealed = references.seal(key, fileNumber, reference);
      return { fileNumber, partner, wrapped, sealed, index: references.indexOf(partner, reference) };
    });
    const column = (name) => made.map((one) => one[name]);
    await superuser.query(INSERT, [
      ...[column('fileNumber'), column('partner'), column('sealed'), column('index'), column('wrapped')],
      YEARS * 365,
    ]);
  }
  await superuser.query(`ALTER TABLE case_files ENABLE ALWAYS TRIGGER case_files_audit_fence;
    ALTER TABLE referral_contents ENABLE ALWAYS TRIGGER referral_contents_audit_fence;
    SET session_replication_role = origin`);
  await superuser.query('VACUUM ANALYZE case_files');
  await superuser.query('VACUUM ANALYZE referral_contents');
  await tellReceipts(app, superuser);
}

/** The events of receipt of the files that will be claimed first. */
async function tellReceipts(app, superuser) {
  const { UnitOfWork } = await load('platform/database/unit-of-work');
  const { rows } = await superuser.query(
    `SELECT file_number AS number FROM case_files f
     WHERE officer_id IS NULL AND state IN ('received', 'screening') AND NOT EXISTS (
       SELECT 1 FROM audit_events e WHERE e.subject_id = f.file_number AND file_seq IS NOT NULL)
     ORDER BY urgency_rank, removal_rank, received_at, file_number LIMIT ${CLAIMABLE}`,
  );
  if (rows.length === 0) return;
  const events = rows.map(({ number }) => ({
    action: 'file.received',
    subject: { type: 'file', id: number },
    change: { version: 1, state: { fileNumber: number } },
  }));
  await app.get(UnitOfWork, { strict: false }).run(SYSTEM, async () => ({ result: undefined, events }));
}

const INSERT = `
  WITH sent AS (
    SELECT *, random() AS r1, random() AS r2, random() AS r3, random() AS r4,
      date_trunc('milliseconds', now() - random() * $6::integer * interval '1 day') AS received_at
    FROM unnest($1::text[], $2::text[], $3::bytea[], $4::bytea[], $5::bytea[]) AS u (number, partner, sealed, index, wrapped)
  ), drawn AS (
    SELECT *, CASE WHEN r1 < 0.02 THEN 'received' WHEN r1 < 0.05 THEN 'screening' WHEN r1 < 0.07 THEN 'awaiting-information'
        WHEN r1 < 0.08 THEN 'ready-for-interview' WHEN r1 < 0.09 THEN 'interview-scheduled' WHEN r1 < 0.10 THEN 'interviewed'
        WHEN r1 < 0.105 THEN 'decision-proposed' WHEN r1 < 0.7 THEN 'decided' ELSE 'closed' END AS state,
      CASE WHEN r2 < 0.15 THEN (received_at + r3 * interval '60 days')::date END AS removal
    FROM sent
  ), made AS (
    SELECT *, (CASE WHEN removal <= received_at::date + 14 OR r3 < 0.01 THEN 'emergency' WHEN r3 < 0.4 THEN 'urgent'
        ELSE 'normal' END)::urgency_level AS urgency FROM drawn
  ), filed AS (
    INSERT INTO case_files (file_number, partner_id, batch_id, sealed_reference, reference_index, state, version, urgency,
      urgency_reason, ruled_urgency, ruled_urgency_reason, conclusion, route, persons, removal_scheduled_on, officer_id,
      current_check_id, outcome, closing_reason, received_at, changed_at)
    SELECT number, partner, gen_random_uuid(), sealed, index, state, 1, urgency, 'no-rule-raises-it', urgency,
      'no-rule-raises-it',
      CASE WHEN r4 < 0.5 THEN 'barred' WHEN r4 < 0.85 THEN 'undetermined' WHEN r4 < 0.97 THEN 'exception-established'
        ELSE 'does-not-apply' END,
      'outside-canada', 1 + floor(r4 * 3)::int, removal,
      CASE WHEN state <> 'received' AND r4 > 0.05 THEN 'stf_bench-' || floor(r3 * 40)::int END, gen_random_uuid(),
      CASE WHEN state = 'decided' THEN 'accepted' END, CASE WHEN state = 'closed' THEN 'withdrawn-by-partner' END,
      received_at, received_at
    FROM made
  )
  INSERT INTO referral_contents (file_number, partner_id, wrapped_key, key_version, sealed)
  SELECT number, partner, wrapped, 1, '\\x00' FROM made`;
