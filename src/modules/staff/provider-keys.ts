import { type CryptoKey, errors, type JWSHeaderParameters } from 'jose';
import { type KeySet } from './provider-documents.js';

/** The identity provider cannot be asked whether there is such a key. */
export class ProviderUnreachable extends Error {
  override readonly name = 'ProviderUnreachable';
}

/** How keys are kept; times in milliseconds. */
export interface KeyTimes {
  /** After which known keys are read anew: so long may a key live on that the provider has taken back. */
  readonly refreshAfter: number;
  /** After which known keys no longer count, while the provider cannot be reached. */
  readonly useUntil: number;
  /** Least time between two questions that an unknown key, or a failure, gives rise to. */
  readonly pause: number;
}

const TIMES: KeyTimes = { refreshAfter: 600_000, useUntil: 86_400_000, pause: 30_000 };

/**
 * The keys of the identity provider, as this process knows them. A key it does not know makes it ask the provider, so
 * that a new key works without a restart; but only once in a while, so that nobody can make it hammer the provider. While
 * the provider cannot be reached, known keys go on working for a day.
 */
export class ProviderKeys {
  #known: KeySet | undefined;
  #knownAt = 0;
  #mayAskAgainAt = 0;
  #lastFailed = false;
  #asking: Promise<void> | undefined;

  constructor(
    private readonly fetchKeys: () => Promise<KeySet>,
    private readonly onFailure: (error: unknown) => void,
    private readonly times: KeyTimes = TIMES,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * The key a token names. Throws a JOSEError when the provider has no such key, {@link ProviderUnreachable} when it
   * cannot be asked.
   */
  async keyFor(header: JWSHeaderParameters): Promise<CryptoKey> {
    if (this.#known === undefined || this.now() - this.#knownAt > this.times.refreshAfter) await this.#ask();
    try {
      return await this.#usable()(header);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (await this.#ask()) {
        this.#mayAskAgainAt = this.now() + this.times.pause;
        return this.#usable()(header);
      }
      if (this.#lastFailed) throw new ProviderUnreachable();
      throw error;
    }
  }

  #usable(): KeySet {
    if (this.#known === undefined || this.now() - this.#knownAt > this.times.useUntil) {
      throw new ProviderUnreachable();
    }
    return this.#known;
  }

  /** Asks, unless it is too soon; callers at the same time share one question. True when keys came. */
  async #ask(): Promise<boolean> {
    if (this.#asking === undefined) {
      if (this.now() < this.#mayAskAgainAt) return false;
      this.#asking = this.#fetch().finally(() => {
        this.#asking = undefined;
      });
    }
    await this.#asking;
    return !this.#lastFailed;
  }

  async #fetch(): Promise<void> {
    try {
      this.#known = await this.fetchKeys();
      this.#knownAt = this.now();
      this.#lastFailed = false;
    } catch (error) {
      this.#lastFailed = true;
      this.#mayAskAgainAt = this.now() + this.times.pause;
      this.onFailure(error);
    }
  }
}
