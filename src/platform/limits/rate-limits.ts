import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Logger } from 'pino';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../config.js';
import { type Actor } from '../../domain/access.js';
import { Problem } from '../http/problem.js';
import { LOGGER } from '../logger.js';
import { addressBucket } from './address-bucket.js';
import { type Quota, QUOTAS, WINDOW_SECONDS } from './limits.js';
import { rateLimitHeaders, type Standing } from './rate-limit-headers.js';
import { SharedCounts } from './shared-counts.js';

/** How often the counts of a process and those of the others are brought together. */
const SHARE_MS = 1_000;
/** How often counts that are over are removed, in rounds of sharing. */
const ROUNDS_TO_FORGET = 300;

interface Count {
  readonly quota: Quota;
  readonly subject: string;
}

/**
 * Counts requests. Each process counts in memory, so that no request waits, and brings its counts of keys, partners and
 * staff together with those of the other processes once a second: all together let through a quota and at most what
 * came within that second. Counts of addresses stay in the process and are never written down.
 */
@Injectable()
export class RateLimits implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #quotas: Readonly<Record<Quota, number>>;
  readonly #limiters: ReadonlyMap<Quota, RateLimiterMemory>;
  readonly #unshared = new Map<string, { readonly count: Count; points: number }>();
  readonly #shared: SharedCounts;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) { limits }: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    dataSource: DataSource,
  ) {
    this.#quotas = limits.quotas;
    this.#limiters = new Map(
      QUOTAS.map((quota) => [
        quota,
        new RateLimiterMemory({ points: limits.quotas[quota], duration: WINDOW_SECONDS }),
      ]),
    );
    this.#shared = new SharedCounts(dataSource);
  }

  onApplicationBootstrap(): void {
    let busy = false;
    let round = 0;
    this.#timer = setInterval(() => {
      if (busy) return;
      busy = true;
      round = (round + 1) % ROUNDS_TO_FORGET;
      const forgetting = round === 0 ? this.#shared.forgetOld(Date.now()) : Promise.resolve();
      void forgetting.then(() => this.share()).finally(() => (busy = false));
    }, SHARE_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.#timer);
  }

  /** Counts a request of a known caller. Problem: quota-exceeded. */
  async admit(actor: Actor, reply: FastifyReply): Promise<void> {
    this.#answer(await this.#add(countsOf(actor), 1), reply);
  }

  /**
   * Counts a request that shows no credentials, by its address and route: a page that is asked for too often leaves the
   * others and the health probes as they are. Problem: quota-exceeded.
   */
  async admitAnyone({ ip, routeOptions }: FastifyRequest, reply: FastifyReply): Promise<void> {
    const subject = `${addressBucket(ip)} ${routeOptions.url ?? ''}`;
    this.#answer(await this.#add([{ quota: 'address', subject }], 1), reply);
  }

  /**
   * Counts credentials that were looked at and are not good. Only these can be refused here, so that whoever has a good
   * key or token gets in from the same address at the same time. Problem: quota-exceeded.
   */
  async countFailure({ ip }: FastifyRequest, reply: FastifyReply): Promise<void> {
    this.#answer(await this.#add([{ quota: 'failures', subject: String(addressBucket(ip)) }], 1), reply);
  }

  /** Puts what a request turned out to cost, beside itself, on its caller's account. It refuses later requests, not this. */
  async charge(actor: Actor, points: number): Promise<void> {
    await this.#add(countsOf(actor), points);
  }

  /** Where a caller stands with each of its quotas. */
  async standingsOf(actor: Actor): Promise<readonly Standing[]> {
    return this.#add(countsOf(actor), 0);
  }

  /** Brings the counts together with those of the other processes. What the database does not take now is kept for later. */
  async share(): Promise<void> {
    const waiting = [...this.#unshared.values()];
    this.#unshared.clear();
    for (const { count, points } of waiting) {
      try {
        const { used, leftMs } = await this.#shared.add(nameOf(count), points);
        const meanwhile = this.#unshared.get(nameOf(count))?.points ?? 0;
        await this.#limiters
          .get(count.quota)
          ?.set(count.subject, used + meanwhile, Math.max(1, leftMs) / 1000);
      } catch (error) {
        this.#note(count, points);
        this.logger.debug({ kind: (error as Error).name }, 'rate counts were not shared');
      }
    }
  }

  async #add(counts: readonly Count[], points: number): Promise<readonly Standing[]> {
    return Promise.all(
      counts.map(async (count): Promise<Standing> => {
        const { quota, subject } = count;
        const limiter = this.#limiters.get(quota);
        const state = points === 0 ? await limiter?.get(subject) : await limiter?.penalty(subject, points);
        if (points > 0 && (quota === 'key' || quota === 'partner' || quota === 'staff'))
          this.#note(count, points);
        const leftMs = state?.msBeforeNext ?? WINDOW_SECONDS * 1000;
        return {
          policy: quota,
          quota: this.#quotas[quota],
          used: state?.consumedPoints ?? 0,
          resetsInSeconds: Math.min(WINDOW_SECONDS, Math.max(1, Math.ceil(leftMs / 1000))),
        };
      }),
    );
  }

  #note(count: Count, points: number): void {
    const noted = this.#unshared.get(nameOf(count));
    if (noted === undefined) this.#unshared.set(nameOf(count), { count, points });
    else noted.points += points;
  }

  #answer(standings: readonly Standing[], reply: FastifyReply): void {
    void reply.headers(rateLimitHeaders(standings));
    const over = standings.filter(({ used, quota }) => used > quota);
    const [longest] = [...over].sort((one, other) => other.resetsInSeconds - one.resetsInSeconds);
    if (longest === undefined) return;
    const { policy, quota, resetsInSeconds } = longest;
    throw new Problem('quota-exceeded', {
      params: { policy, quota, window: WINDOW_SECONDS },
      headers: { 'retry-after': String(resetsInSeconds) },
    });
  }
}

/** What a caller is counted by: a partner by its key and as an organisation, staff by their account. */
function countsOf({ id, partnerId }: Actor): readonly Count[] {
  if (partnerId === undefined) return [{ quota: 'staff', subject: id }];
  return [
    { quota: 'key', subject: id },
    { quota: 'partner', subject: partnerId },
  ];
}

function nameOf({ quota, subject }: Count): string {
  return `${quota} ${subject}`;
}
