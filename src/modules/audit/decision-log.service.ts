import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type DecisionOutcome } from '../../domain/case-file/case-file.js';
import { personsDecided } from '../../domain/family/persons-decided.js';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { pageOf } from '../../platform/http/page.js';
import {
  type DecisionLogPageDto,
  type DecisionLogQuery,
  type DecisionRecordDto,
} from './decision-log.dto.js';

interface DecisionRow {
  readonly decision_id: string;
  readonly file_number: string;
  readonly partner_id: string;
  readonly outcome: DecisionOutcome;
  readonly round: number;
  readonly earlier_decision_id: string | null;
  readonly pathway: string | null;
  readonly persons: number;
  readonly member_outcomes: DecisionOutcome[];
  readonly provisions: string[];
  readonly facts: string[];
  readonly check_id: string;
  readonly conclusion: string;
  readonly assessed_on: string;
  readonly law_version: string;
  readonly rulebook_hash: string;
  readonly facts_hash: string;
  readonly proposed_by: string;
  readonly proposed_at: Date;
  readonly confirmed_by: string;
  readonly confirmed_at: Date;
  readonly event_id: string;
  readonly leaf_hash: string;
}

const LIST = 'decision-log';

/** The log of confirmed decisions, as auditors pull it. */
@Injectable()
export class DecisionLogService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cursors: CursorCodec,
  ) {}

  /** A page of decisions, the earliest confirmed first, each with the event that proves it. The read is logged. */
  async list(actor: Actor, request: DecisionLogQuery): Promise<DecisionLogPageDto> {
    const { limit = 50, cursor } = request;
    const after = cursor === undefined ? null : this.cursors.decode(actor.id, LIST, cursor);
    const rows = await this.unitOfWork.run(actor, async (tx) => ({
      result: await find(tx, request, after, limit + 1),
      events: [{ action: 'decision-log.read', subject: { type: 'decision-log', id: 'decisions' } }],
    }));
    const page = pageOf(rows, limit, (last) =>
      this.cursors.encode(actor.id, LIST, [last.confirmed_at.toISOString(), last.decision_id]),
    );
    return { items: page.items.map(toRecord), next: page.next };
  }
}

async function find(
  tx: ReadTx,
  request: DecisionLogQuery,
  after: readonly string[] | null,
  limit: number,
): Promise<DecisionRow[]> {
  return rowsOf<DecisionRow>(
    tx,
    `SELECT d.decision_id, d.file_number, d.partner_id, d.round, d.earlier_decision_id, d.outcome, d.pathway,
            d.provisions, d.facts, d.check_id,
            c.conclusion, c.assessed_on::text, c.law_version::text, encode(c.rulebook_hash, 'hex') AS rulebook_hash,
            encode(c.facts_hash, 'hex') AS facts_hash, d.proposed_by, d.proposed_at, d.confirmed_by, d.confirmed_at,
            f.persons, ARRAY(SELECT outcome FROM decision_members m WHERE m.decision_id = d.decision_id) AS member_outcomes,
            e.event_id, encode(e.leaf_hash, 'hex') AS leaf_hash
     FROM decisions d
     JOIN stca_checks c USING (check_id)
     JOIN case_files f ON f.file_number = d.file_number
     JOIN audit_events e ON e.subject_id = d.file_number AND e.file_seq = d.confirmed_version
     WHERE d.status = 'confirmed'
       AND ($1::timestamptz IS NULL OR (d.confirmed_at, d.decision_id) > ($1::timestamptz, $2::uuid))
       AND ($3::timestamptz IS NULL OR d.confirmed_at >= $3)
       AND ($4::timestamptz IS NULL OR d.confirmed_at < $4)
     ORDER BY d.confirmed_at, d.decision_id LIMIT $5`,
    [after?.[0] ?? null, after?.[1] ?? null, request.from ?? null, request.to ?? null, limit],
  );
}

function toRecord(row: DecisionRow): DecisionRecordDto {
  const members = row.member_outcomes.map((outcome) => ({ outcome }));
  const persons = personsDecided(row.persons, { outcome: row.outcome, members });
  return {
    decisionId: row.decision_id,
    fileNumber: row.file_number,
    partnerId: row.partner_id,
    round: row.round,
    earlierDecisionId: row.earlier_decision_id,
    outcome: row.outcome,
    pathway: row.pathway,
    persons: {
      accepted: persons.accepted,
      notAccepted: persons['not-accepted'],
      referredElsewhere: persons['referred-elsewhere'],
    },
    provisions: row.provisions,
    facts: row.facts,
    stcaCheck: {
      checkId: row.check_id,
      conclusion: row.conclusion,
      assessedOn: row.assessed_on,
      lawVersion: row.law_version,
      rulebookHash: row.rulebook_hash,
      factsHash: row.facts_hash,
    },
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at.toISOString(),
    confirmedBy: row.confirmed_by,
    confirmedAt: row.confirmed_at.toISOString(),
    event: { eventId: row.event_id, leafHash: row.leaf_hash },
  };
}
