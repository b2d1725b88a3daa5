/**
 * SQL that counts the places of every partner and day from the files there are, into an empty `places_used`: what the triggers
 * keep. An open file holds its persons, an accepted one has taken those whom its decision accepts.
 */
export const COUNT_PLACES_ANEW = `
  INSERT INTO places_used (partner_id, received_on, held, taken, cause_type, cause_id)
    SELECT f.partner_id, (f.received_at AT TIME ZONE 'UTC')::date,
           coalesce(sum(f.persons) FILTER (WHERE f.state NOT IN ('decided', 'closed')), 0),
           coalesce(sum(d.persons) FILTER (WHERE f.state = 'decided'), 0),
           'batch', (array_agg(f.batch_id ORDER BY f.received_at DESC))[1]::text
    FROM case_files f
    LEFT JOIN decisions d ON d.file_number = f.file_number AND d.round = f.round AND d.status = 'confirmed'
    GROUP BY 1, 2`;
