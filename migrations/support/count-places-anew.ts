/**
 * SQL that counts the places of every partner and day from the files there are, into an empty `places_used`: what the triggers
 * keep. Every file brought its persons; one that has ended has given them back, and those whom its decision accepts are taken.
 */
export const COUNT_PLACES_ANEW = `
  INSERT INTO places_used (partner_id, received_on, cause_type, held, taken, cause_id)
    SELECT partner_id, (received_at AT TIME ZONE 'UTC')::date, 'batch', sum(persons), 0,
           (array_agg(batch_id ORDER BY received_at DESC))[1]::text
    FROM case_files GROUP BY 1, 2
    UNION ALL
    SELECT f.partner_id, (f.received_at AT TIME ZONE 'UTC')::date, 'file', -sum(f.persons),
           coalesce(sum(d.persons) FILTER (WHERE f.state = 'decided'), 0),
           (array_agg(f.file_number ORDER BY f.changed_at DESC))[1]
    FROM case_files f
    LEFT JOIN decisions d ON d.file_number = f.file_number AND d.round = f.round AND d.status = 'confirmed'
    WHERE f.state IN ('decided', 'closed') GROUP BY 1, 2`;
