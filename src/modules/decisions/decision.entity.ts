import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type DecisionOutcome, type Pathway } from '../../domain/case-file/case-file.js';
import { type RepeatedText } from '../../domain/decisions/repeated-text.js';

/** A row of `decisions`. */
@Entity('decisions')
export class DecisionEntity {
  @PrimaryColumn('uuid', { name: 'decision_id' })
  decisionId!: string;

  @Column('text', { name: 'file_number' })
  fileNumber!: string;

  @Column('text', { name: 'partner_id' })
  partnerId!: string;

  @Column('text')
  status!: 'proposed' | 'returned' | 'confirmed' | 'lapsed';

  @Column('integer')
  round!: number;

  @Column('text')
  outcome!: DecisionOutcome;

  @Column('text', { nullable: true })
  pathway!: Pathway | null;

  @Column('text', { array: true })
  provisions!: string[];

  @Column('text', { array: true })
  facts!: string[];

  @Column('integer')
  persons!: number;

  @Column('uuid', { name: 'earlier_decision_id', nullable: true })
  earlierDecisionId!: string | null;

  @Column('jsonb', { name: 'repeated_text' })
  repeatedText!: readonly RepeatedText[];

  @Column('uuid', { name: 'check_id' })
  checkId!: string;

  @Column('text', { name: 'proposed_by' })
  proposedBy!: string;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt!: Date;

  @Column('text', { name: 'confirmed_by', nullable: true })
  confirmedBy!: string | null;

  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  @Column('integer', { name: 'confirmed_version', nullable: true })
  confirmedVersion!: number | null;

  @Column('text', { name: 'returned_by', nullable: true })
  returnedBy!: string | null;

  @Column('timestamptz', { name: 'returned_at', nullable: true })
  returnedAt!: Date | null;

  @Column('integer', { name: 'returned_version', nullable: true })
  returnedVersion!: number | null;

  @Column('bytea')
  sealed!: Buffer;
}
