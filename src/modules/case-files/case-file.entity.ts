import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type CalendarDay } from '../../domain/calendar-day.js';
import { type CaseFile, type Conclusion, type DecisionOutcome } from '../../domain/case-file/case-file.js';
import { type FileState } from '../../domain/case-file/states.js';
import { type UrgencyLevel } from '../../domain/case-file/urgency.js';

/** A row of `case_files`; it does not leave the store. */
@Entity('case_files')
export class CaseFileEntity {
  @PrimaryColumn('text', { name: 'file_number' })
  fileNumber!: string;

  @Column('text', { name: 'partner_id' })
  partnerId!: string;

  @Column('uuid', { name: 'batch_id' })
  batchId!: string;

  @Column('text')
  state!: FileState;

  @Column('integer')
  version!: number;

  @Column('integer')
  round!: number;

  @Column('text')
  urgency!: UrgencyLevel;

  @Column('text', { name: 'urgency_reason' })
  urgencyReason!: string;

  @Column('text', { name: 'ruled_urgency' })
  ruledUrgency!: UrgencyLevel;

  @Column('text', { name: 'ruled_urgency_reason' })
  ruledUrgencyReason!: string;

  @Column('date', { name: 'urgency_review_on', nullable: true })
  urgencyReviewOn!: CalendarDay | null;

  @Column('text')
  conclusion!: Conclusion;

  @Column('text')
  route!: string;

  @Column('integer')
  persons!: number;

  @Column('date', { name: 'removal_scheduled_on', nullable: true })
  removalScheduledOn!: CalendarDay | null;

  @Column('text', { name: 'officer_id', nullable: true })
  officerId!: string | null;

  @Column('uuid', { name: 'current_check_id' })
  currentCheckId!: string;

  @Column('uuid', { name: 'acknowledged_check_id', nullable: true })
  acknowledgedCheckId!: string | null;

  @Column('text', { nullable: true })
  outcome!: DecisionOutcome | null;

  @Column('text', { name: 'closing_reason', nullable: true })
  closingReason!: string | null;

  @Column('text', { name: 'merged_into', nullable: true })
  mergedInto!: string | null;

  @Column('timestamptz', { name: 'paused_since', nullable: true })
  pausedSince!: Date | null;

  @Column('integer', { name: 'paused_days' })
  pausedDays!: number;

  @Column('timestamptz', { name: 'disposed_at', nullable: true })
  disposedAt!: Date | null;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt!: Date;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}

/** The domain's file of a row. */
export function toCaseFile(row: CaseFileEntity): CaseFile {
  return {
    fileNumber: row.fileNumber,
    partnerId: row.partnerId,
    batchId: row.batchId,
    state: row.state,
    version: row.version,
    round: row.round,
    urgency: row.urgency,
    urgencyReason: row.urgencyReason,
    ruledUrgency: row.ruledUrgency,
    ruledUrgencyReason: row.ruledUrgencyReason,
    urgencyReviewOn: row.urgencyReviewOn,
    conclusion: row.conclusion,
    route: row.route,
    persons: row.persons,
    removalScheduledOn: row.removalScheduledOn,
    officerId: row.officerId,
    currentCheckId: row.currentCheckId,
    acknowledgedCheckId: row.acknowledgedCheckId,
    outcome: row.outcome,
    closingReason: row.closingReason,
    mergedInto: row.mergedInto,
    pausedSince: row.pausedSince?.toISOString() ?? null,
    pausedDays: row.pausedDays,
    disposedAt: row.disposedAt?.toISOString() ?? null,
    receivedAt: row.receivedAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
  };
}
