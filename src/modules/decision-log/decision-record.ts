import { personsDecided } from '../../domain/family/persons-decided.js';
import { type DecisionRow } from './decision-log-rows.query.js';
import { type AfterDecisionDto } from './after-decision.dto.js';
import { type DecisionGroundDto, type DecisionRecordDto } from './decision-record.dto.js';

/** A decision as it is told: codes and pseudonyms only. */
export function toRecord(row: DecisionRow): DecisionRecordDto {
  const persons = personsDecided(row.persons, { outcome: row.outcome, members: row.members });
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
    members: row.members.map(({ index, outcome, pathway }) => ({ index, outcome, pathway })),
    reasons: reasonsOf(row),
    provisions: row.provisions,
    facts: row.facts,
    stcaCheck: {
      checkId: row.check_id,
      conclusion: row.conclusion,
      basis: row.check_basis,
      madeAt: instantOf(row.check_made_at),
      assessedOn: row.assessed_on,
      lawVersion: row.law_version,
      rulebookHash: row.rulebook_hash,
      factsHash: row.facts_hash,
    },
    proposedBy: row.proposed_by,
    proposedAt: instantOf(row.proposed_at),
    proposedVersion: row.proposed_version,
    confirmedBy: row.confirmed_by,
    confirmedAt: instantOf(row.confirmed_at),
    confirmedVersion: row.confirmed_version,
    later: afterOf(row),
    event: {
      eventId: row.event_id,
      leafHash: row.leaf_hash,
      leafIndex: row.leaf_index,
      treeSize: row.tree_size,
    },
  };
}

function reasonsOf({ grounds, members }: DecisionRow): DecisionGroundDto[] | null {
  if (grounds === null) return null;
  return [
    ...grounds.map((ground) => ({ person: null, ...ground })),
    ...members.flatMap(({ index, grounds: own }) =>
      (own ?? []).map((ground) => ({ person: index, ...ground })),
    ),
  ];
}

function afterOf(row: DecisionRow): AfterDecisionDto {
  const { reopened_at: reopenedAt, superseded, corrections } = row;
  return {
    changed: reopenedAt !== null || corrections.length > 0,
    reopenedAt: reopenedAt === null ? null : instantOf(reopenedAt),
    reopenedBy: row.reopened_by,
    reopenedEvent: row.reopened_event,
    supersededBy: superseded?.by ?? null,
    supersededEvent: superseded?.event ?? null,
    corrections,
    fileState: row.state_now,
    closingReason: row.closing_reason,
    contentDestroyedAt: row.disposed_at === null ? null : instantOf(row.disposed_at),
  };
}

/** As the database tells most instants: to the millisecond, in UTC. It leaves zeros at the end away. */
const WHOLE_FORM = /^.{23}\+00:00$/;

/** An instant in the form that every answer has it, whatever time zone the database tells it in. */
function instantOf(told: string): string {
  return WHOLE_FORM.test(told) ? `${told.slice(0, 23)}Z` : new Date(told).toISOString();
}
