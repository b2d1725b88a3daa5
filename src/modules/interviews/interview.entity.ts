import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `interviews`. */
@Entity('interviews')
export class InterviewEntity {
  @PrimaryColumn('uuid', { name: 'interview_id' })
  interviewId!: string;

  @Column('text', { name: 'file_number' })
  fileNumber!: string;

  @Column('text', { name: 'partner_id' })
  partnerId!: string;

  @Column('text', { name: 'officer_id' })
  officerId!: string;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt!: Date;

  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  @Column('text')
  mode!: string;

  @Column('text')
  status!: 'booked' | 'held' | 'cancelled';

  @Column('bytea')
  sealed!: Buffer;

  @Column('bytea', { name: 'sealed_record', nullable: true })
  sealedRecord!: Buffer | null;
}
