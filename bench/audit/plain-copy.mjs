/** `COPY` to nobody: what the database can tell at most. A query as the driver knows them. */
export class PlainCopy {
  rows = 0;
  bytes = 0;
  ended;
  #end;
  #fail;
  #text;

  constructor(query) {
    this.#text = `COPY (${query}) TO STDOUT`;
    this.ended = new Promise((end, fail) => ([this.#end, this.#fail] = [end, fail]));
  }

  submit(connection) {
    connection.query(this.#text);
  }

  handleCopyData({ chunk }) {
    this.rows += 1;
    this.bytes += chunk.length;
  }

  handleCommandComplete() {}

  handleError(error) {
    this.#fail(error);
  }

  handleReadyForQuery() {
    this.#end();
  }
}

/** Everything that a record of the decision log says, as columns, in the order of the log: as one would ask for it by hand. */
export const PLAIN_LOG = `
  SELECT d.decision_id, d.file_number, d.partner_id, d.round, d.earlier_decision_id, d.outcome, d.pathway, f.persons, m.members,
    d.grounds, d.provisions, d.facts, d.check_id, d.check_basis, c.conclusion, c.made_at, c.assessed_on, c.law_version, encode(c.rulebook_hash, 'hex'),
    encode(c.facts_hash, 'hex'), d.proposed_by, d.proposed_at, d.proposed_version, d.confirmed_by, d.confirmed_at,
    d.confirmed_version, r.reopened_at, r.reopened_by, x.event_id AS reopened_event, y.leaf_index AS reopened_index,
    s.decision_id AS superseded_by, f.state, f.closing_reason, f.disposed_at, k.corrections, e.event_id, encode(e.leaf_hash, 'hex'), l.leaf_index,
    (SELECT min(tree_size) FROM audit_checkpoints WHERE tree_size > l.leaf_index) AS tree_size
  FROM decisions d
  JOIN case_files f USING (file_number)
  JOIN stca_checks c USING (check_id)
  JOIN audit_events e ON e.subject_id = d.file_number AND e.file_seq = d.confirmed_version
  LEFT JOIN audit_leaves l ON l.event_id = e.event_id
  LEFT JOIN file_rounds r ON r.file_number = d.file_number AND r.round = d.round
  LEFT JOIN audit_events x ON x.subject_id = r.file_number AND x.file_seq = r.reopened_version
  LEFT JOIN audit_leaves y ON y.event_id = x.event_id
  LEFT JOIN decisions s ON s.earlier_decision_id = d.decision_id AND s.status = 'confirmed'
  LEFT JOIN (
    SELECT decision_id, json_agg(json_build_object('index', person_index, 'outcome', outcome, 'pathway', pathway,
      'grounds', grounds)) AS members
    FROM decision_members GROUP BY decision_id) m ON m.decision_id = d.decision_id
  LEFT JOIN (
    SELECT n.decision_id, json_agg(json_build_object('correctionId', k.correction_id, 'outcome', k.outcome, 'askedBy', k.asked_by,
      'notedBy', k.noted_by, 'notedAt', k.noted_at)) AS corrections
    FROM file_corrections k
    JOIN decisions n ON n.file_number = k.file_number AND k.file_version > n.confirmed_version
    LEFT JOIN file_rounds o ON o.file_number = n.file_number AND o.round = n.round
    WHERE o.reopened_version IS NULL OR k.file_version < o.reopened_version
    GROUP BY n.decision_id) k ON k.decision_id = d.decision_id
  WHERE d.status = 'confirmed'
  ORDER BY d.confirmed_at, d.decision_id`;
