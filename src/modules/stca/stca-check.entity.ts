import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type CalendarDay } from '../../domain/calendar-day.js';
import { type Conclusion } from '../../domain/case-file/case-file.js';
import { type CheckCause } from './check-cause.js';

/** A row of `stca_checks`. Only ever inserted. */
@Entity('stca_checks')
export class StcaCheckEntity {
  @PrimaryColumn('uuid', { name: 'check_id' })
  checkId!: string;

  @Column('text', { name: 'file_number' })
  fileNumber!: string;

  @Column('text', { name: 'partner_id' })
  partnerId!: string;

  @Column('text')
  cause!: CheckCause;

  @Column('date', { name: 'assessed_on' })
  assessedOn!: CalendarDay;

  @Column('text')
  conclusion!: Conclusion;

  @Column('date', { name: 'law_version' })
  lawVersion!: CalendarDay;

  @Column('bytea', { name: 'rulebook_hash' })
  rulebookHash!: Buffer;

  @Column('bytea', { name: 'facts_hash' })
  factsHash!: Buffer;

  @Column('timestamptz', { name: 'made_at' })
  madeAt!: Date;

  @Column('bytea')
  sealed!: Buffer;
}
