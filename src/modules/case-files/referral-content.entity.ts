import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `referral_contents`: the referral as the partner sent it, sealed under the file's own data key. All null once it was disposed of. */
@Entity('referral_contents')
export class ReferralContentEntity {
  @PrimaryColumn('text', { name: 'file_number' })
  fileNumber!: string;

  @Column('text', { name: 'partner_id' })
  partnerId!: string;

  @Column('bytea', { name: 'wrapped_key', nullable: true })
  wrappedKey!: Buffer | null;

  @Column('integer', { name: 'key_version', nullable: true })
  keyVersion!: number | null;

  @Column('bytea', { nullable: true })
  sealed!: Buffer | null;
}
