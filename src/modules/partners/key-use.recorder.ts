import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Logger } from 'pino';
import { DataSource } from 'typeorm';
import { codeOf } from '../../platform/database/unit-of-work.js';
import { LOGGER } from '../../platform/logger.js';

const HOUR_MS = 3_600_000;

/**
 * Writes down when a key was last used: beside the request, which never waits for it or fails with it, and at most once
 * an hour for each key. The database keeps the hour among processes; this one remembers what it wrote.
 */
@Injectable()
export class KeyUseRecorder implements OnModuleDestroy {
  readonly #noted = new Map<string, number>();
  readonly #running = new Set<Promise<void>>();

  constructor(
    private readonly dataSource: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Notes a use; returns at once. */
  note(keyId: string, at: Date): void {
    if (at.getTime() < (this.#noted.get(keyId) ?? -HOUR_MS) + HOUR_MS) return;
    this.#noted.set(keyId, at.getTime());
    const running = this.#write(keyId, at).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Waits for what is being written, before the connections end. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #write(keyId: string, at: Date): Promise<void> {
    try {
      await this.dataSource.query('SELECT note_api_key_use($1, $2)', [keyId, at]);
    } catch (error) {
      this.#noted.delete(keyId);
      this.logger.warn({ code: codeOf(error) }, 'the use of a key could not be noted');
    }
  }
}
