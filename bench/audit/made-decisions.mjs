import { setTimeout as sleep } from 'node:timers/promises';

const CHUNK = 100_000;
const TABLES = [
  ...['case_files', 'stca_checks', 'decisions', 'decision_members', 'file_corrections', 'file_rounds'],
  ...['audit_events', 'audit_pending', 'audit_leaves'],
];

/**
 * Brings so many confirmed decisions into the database, each of a file of its own with its check and the event of its confirmation,
 * which waits for its place in the tree. One in twenty parts a family, one in fifty is followed by a correction, one in a hundred by a
 * reopening. No name, no sentence and no key is behind them, so nothing but the logs works on them.
 */
export async function makeDecisions(superuser, count) {
  const { rows: fences } = await superuser.query(
    `SELECT tgrelid::regclass AS relation, tgname AS name FROM pg_trigger
     WHERE tgenabled = 'A' AND tgrelid = ANY ($1::regclass[])`,
    [TABLES],
  );
  const set = async (how) => {
    for (const { relation, name } of fences)
      await superuser.query(`ALTER TABLE ${relation} ${how} TRIGGER ${name}`);
  };
  await superuser.query('SET session_replication_role = replica');
  await set('DISABLE');
  for (let made = 0; made < count; made += CHUNK) {
    await superuser.query(INSERT, [made + 1, Math.min(made + CHUNK, count)]);
  }
  await set('ENABLE ALWAYS');
  await superuser.query('SET session_replication_role = origin');
  await untilPlaced(superuser);
  for (const table of TABLES) await superuser.query(`VACUUM ANALYZE ${table}`);
}

/** Until every event has its place in the tree. */
async function untilPlaced(superuser) {
  const WAITING = 'SELECT EXISTS (SELECT FROM audit_pending) AS waits';
  while ((await superuser.query(WAITING)).rows[0].waits) await sleep(200);
}

const INSERT = `
  WITH made AS MATERIALIZED (
    SELECT i, 'RD-' || substr(h, 1, 4) || substr(n, 1, 1) || '-' || substr(n, 2) AS number, gen_random_uuid() AS check_id,
      uuidv7() AS decision_id,
      'ptn_demo-' || CASE WHEN i % 3 = 0 THEN 'b' ELSE 'a' END AS partner,
      date_trunc('milliseconds', now()) - interval '5 years' + i * interval '150.017 seconds' AS at,
      i % 2 = 0 AS accepted, CASE WHEN i % 20 = 0 THEN 3 ELSE 1 END AS persons
    FROM generate_series($1::integer, $2::integer) AS i,
      LATERAL (SELECT upper(md5(i::text)) AS h, upper(lpad(to_hex(i), 6, '0')) AS n) AS letters
  ), filed AS (
    INSERT INTO case_files (file_number, partner_id, batch_id, state, version, urgency, urgency_reason, ruled_urgency,
      ruled_urgency_reason, conclusion, route, persons, officer_id, current_check_id, outcome, received_at, changed_at, round)
    SELECT number, partner, gen_random_uuid(), 'decided', 7, 'normal', 'no-rule-raises-it', 'normal', 'no-rule-raises-it',
      'undetermined', 'outside-canada', persons, 'stf_demo-officer', check_id,
      CASE WHEN accepted THEN 'accepted' ELSE 'not-accepted' END, at - interval '90 days', at, 1
    FROM made
  ), checked AS (
    INSERT INTO stca_checks (check_id, file_number, partner_id, cause, assessed_on, conclusion, law_version, rulebook_hash,
      facts_hash, made_at, sealed)
    SELECT check_id, number, partner, 'intake', at::date, 'undetermined', '2026-03-26', sha256('rulebook'),
      sha256(number::bytea), at - interval '90 days', '\\x00' FROM made
  ), decided AS (
    INSERT INTO decisions (decision_id, file_number, partner_id, status, outcome, pathway, provisions, facts, grounds, check_id,
      check_basis, proposed_by, proposed_at, proposed_version, confirmed_by, confirmed_at, confirmed_version, sealed, round, persons, repeated_text)
    SELECT decision_id, number, partner, 'confirmed', CASE WHEN accepted THEN 'accepted' ELSE 'not-accepted' END,
      CASE WHEN accepted THEN 'temporary-resident-permit' END,
      CASE WHEN accepted THEN ARRAY['IRPA 24'] ELSE ARRAY['IRPR 139(1)(e)', 'IRPR 159.5(c)'] END,
      CASE WHEN accepted THEN ARRAY['/unitedStates/proceedings/stage'] ELSE ARRAY['/route', '/familyInCanada/0/status'] END,
      CASE WHEN accepted THEN '[{"provision": "IRPA 24", "fact": "/unitedStates/proceedings/stage"}]'::jsonb
        ELSE '[{"provision": "IRPR 139(1)(e)", "fact": "/route"},
          {"provision": "IRPR 159.5(c)", "fact": "/familyInCanada/0/status"}]' END,
      check_id, ARRAY['IRPR 159.4'], 'stf_demo-officer', at - interval '1 day', 6, 'stf_demo-reviewer', at, 7, '\\x00', 1,
      CASE WHEN accepted THEN persons ELSE 0 END, '[]'
    FROM made
  ), parted AS (
    INSERT INTO decision_members (decision_id, person_index, file_number, partner_id, outcome, pathway, sealed, grounds)
    SELECT decision_id, 1, number, partner, 'referred-elsewhere', NULL, '\\x00',
      '[{"provision": "IRPA 25(1)", "fact": null}]' FROM made WHERE i % 20 = 0
  ), corrected AS (
    INSERT INTO file_corrections (correction_id, file_number, partner_id, file_version, asked_by, outcome, noted_by, noted_at, sealed)
    SELECT gen_random_uuid(), number, partner, 8, 'counsel', 'refused', 'stf_demo-officer', at + interval '5 days', '\\x00'
    FROM made WHERE i % 50 = 0
  ), reopened AS (
    INSERT INTO file_rounds (file_number, round, partner_id, state, outcome, decision_id, reopened_version, reopened_by, reopened_at)
    SELECT number, 1, partner, 'decided', CASE WHEN accepted THEN 'accepted' ELSE 'not-accepted' END, decision_id, 9,
      'stf_demo-manager', at + interval '9 days' FROM made WHERE i % 100 = 0
  ), told AS (
    SELECT uuidv7() AS event_id, number, i, at, action, seq FROM made, LATERAL (VALUES
      ('file.decision-confirmed', 7, true), ('file.correction-noted', 8, i % 50 = 0), ('file.reopened', 9, i % 100 = 0)
    ) AS e (action, seq, is_told) WHERE is_told
  ), logged AS (
    INSERT INTO audit_events (event_id, canonical, xact, recorded_at, action, actor_id, actor_role, subject_type, subject_id,
      changes, file_seq, after_commit, outcome)
    SELECT event_id, convert_to(format('{"action":"%s","eventId":"%s","subject":{"id":"%s","type":"file"}}',
        action, event_id, number), 'UTF8'), pg_current_xact_id(), at, action, 'stf_demo-reviewer', 'reviewer', 'file',
      number, true, seq, 'made-up', 'allowed' FROM told
  )
  INSERT INTO audit_pending (event_id) SELECT event_id FROM told ORDER BY i, seq`;
