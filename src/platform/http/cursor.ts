import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.js';
import { Problem } from './problem.js';

const MAC_BYTES = 16;

/** Cursors of lists: opaque, signed, and bound to the caller and the list they were made for. */
@Injectable()
export class CursorCodec {
  readonly #key: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.#key = config.secrets.cursorKey;
  }

  /** A cursor for the place after `position` in a list, as that caller sees it. */
  encode(caller: string, list: string, position: readonly string[]): string {
    const text = Buffer.from(JSON.stringify(position), 'utf8');
    return Buffer.concat([this.#mac(caller, list, text), text]).toString('base64url');
  }

  /** The position in a cursor; a problem when it is another caller's, another list's or altered. */
  decode(caller: string, list: string, cursor: string): string[] {
    const bytes = Buffer.from(cursor, 'base64url');
    const text = bytes.subarray(MAC_BYTES);
    if (
      bytes.length <= MAC_BYTES ||
      !timingSafeEqual(bytes.subarray(0, MAC_BYTES), this.#mac(caller, list, text))
    ) {
      throw new Problem('invalid-request', { faults: [{ pointer: '?cursor', code: 'invalid-cursor' }] });
    }
    return JSON.parse(text.toString('utf8')) as string[];
  }

  #mac(caller: string, list: string, text: Buffer): Buffer {
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([caller, list]))
      .update(text)
      .digest()
      .subarray(0, MAC_BYTES);
  }
}
