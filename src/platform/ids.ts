import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { freshBytes } from './crypto/random-pool.js';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Makes every identifier of the service. */
@Injectable()
export class Ids {
  /** A UUIDv7 (RFC 9562): sorts by the millisecond it was made in. */
  uuid(): string {
    return v7({ random: freshBytes(16) });
  }

  /** 128 random bits, base64url. */
  nonce(): string {
    return freshBytes(16).toString('base64url');
  }

  /**
   * A file number, `RD-7K3M9-Q2XP4`: 50 random bits in Crockford's alphabet, easy to say on the telephone. Random, not
   * counted, so that a partner cannot tell from its own numbers how many files others have sent.
   */
  fileNumber(): string {
    const bytes = freshBytes(10);
    const letters = Array.from(bytes, (byte) => CROCKFORD[byte & 31]).join('');
    return `RD-${letters.slice(0, 5)}-${letters.slice(5)}`;
  }
}
