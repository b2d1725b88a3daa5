import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `referral_contents`: the referral as the partner sent it, sealed under the file's own data key. */
@Entity('referral_contents')
export class ReferralContentEntity {
  @PrimaryColumn('text', { name: 'file_number' })
  fileNumber!: string;

  @Column('text', { name: 'partner_id' })
  partnerId!: string;

  @Column('bytea', { name: 'wrapped_key' })
  wrappedKey!: Buffer;

  @Column('integer', { name: 'key_version' })
  keyVersion!: number;

  @Column('bytea')
  sealed!: Buffer;
}
