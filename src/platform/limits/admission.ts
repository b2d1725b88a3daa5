import { Inject, Injectable } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../config.js';
import { type Actor } from '../../domain/access.js';
import { Problem } from '../http/problem.js';
import { Crowded, FairQueue } from './fair-queue.js';
import { type Crowd } from './limits.js';

/** When a caller who found too many of its own waiting should come back, in seconds. */
const COME_BACK_SECONDS = 5;

/**
 * Lets a partner have so many requests worked on at once, and fewer batches, whatever it sends: its others wait, unread,
 * for its own, so that the database connections, the memory and the processor stay there for everybody else. Staff do
 * not wait.
 */
@Injectable()
export class Admission {
  readonly #bulk: FairQueue;
  readonly #requests: FairQueue;
  readonly #limits: { readonly bulk: Crowd; readonly requests: Crowd };

  constructor(@Inject(CONFIG) { limits }: Config) {
    this.#limits = limits;
    this.#bulk = new FairQueue(limits.bulk);
    this.#requests = new FairQueue(limits.requests);
  }

  /**
   * Waits until the request may be worked on; its place is free again when its answer is sent or its connection is cut.
   * Problem: too-many-at-once.
   */
  async enter({ partnerId }: Actor, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (partnerId === undefined) return;
    const isBulk = request.routeOptions.config.rawBody === 'stream';
    const ended = new AbortController();
    const socketClosed = reply.raw.destroyed || reply.raw.socket?.destroyed === true;
    if (socketClosed) ended.abort(new Problem('bad-request'));
    reply.raw.once('close', () => ended.abort(new Problem('bad-request')));
    try {
      const leave = await (isBulk ? this.#bulk : this.#requests).enter(partnerId, ended.signal);
      if (ended.signal.aborted) leave();
      else ended.signal.addEventListener('abort', leave, { once: true });
    } catch (error) {
      if (!(error instanceof Crowded)) throw error;
      const { perPartner } = isBulk ? this.#limits.bulk : this.#limits.requests;
      throw new Problem('too-many-at-once', {
        params: { limit: perPartner },
        headers: { 'retry-after': String(COME_BACK_SECONDS) },
      });
    }
  }
}
