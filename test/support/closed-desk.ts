import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { verifierKeyText } from '../../src/domain/audit/signed-note.js';
import { NoteSigner } from '../../src/platform/crypto/note-signer.js';
import { startTestApp, type TestApp } from './app.js';
import { Auditor } from './auditor.js';
import { Desk } from './desk.js';
import { exportedLog } from './exported-log.js';
import { TamperedLog } from './tampered-log.js';
import { cloneDatabase, type TestDatabase } from './template-database.js';

/** What is left of a service that was closed in order: its database, its folder, its secrets, everything signed. */
export class ClosedDesk {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'referral-desk-closed-'));
  #settings: Pick<TestApp, 'config' | 'secrets'> | undefined;

  private constructor(readonly database: TestDatabase) {}

  /** A desk that was open for one day. */
  static async made(): Promise<ClosedDesk> {
    const desk = new ClosedDesk(await cloneDatabase());
    await desk.openForADay();
    return desk;
  }

  /** The key by which its checkpoints are verified, as an auditor had it by another way. */
  get key(): string {
    const { auditLogOrigin, auditSigningKey } = this.#known.config;
    return verifierKeyText(new NoteSigner(auditLogOrigin, auditSigningKey).key);
  }

  /** Opens, decides a file, lets an auditor take the log away, and closes once all of it is signed. */
  async openForADay(): Promise<void> {
    const test = await startTestApp({
      ...{ database: this.database, dataDir: this.dataDir, sequencer: true },
      ...(this.#settings === undefined ? {} : { secrets: this.#settings.secrets }),
    });
    this.#settings = test;
    await new Desk(test).aFile();
    const auditor = new Auditor(test);
    await auditor.checkpoint();
    rmSync(await exportedLog(test), { recursive: true });
    const [stored] = await test.app
      .get(DataSource)
      .query<{ events: number }[]>('SELECT count(*)::integer AS events FROM audit_events');
    await auditor.checkpoint(({ size }) => size === stored?.events);
    await test.close();
  }

  /** Its database, or an older one, copied for whoever owns the tables. */
  copy(database = this.database): Promise<TamperedLog> {
    return TamperedLog.of(database, this.#known.config);
  }

  /** Why the service does not start on a database; an empty text when it does. */
  async refusalToStart(database: TestDatabase): Promise<string> {
    try {
      const { secrets } = this.#known;
      await (await startTestApp({ database, dataDir: this.dataDir, secrets })).close();
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  }

  /** Removes it. */
  async drop(): Promise<void> {
    await this.database.drop();
    rmSync(this.dataDir, { recursive: true });
  }

  get #known(): Pick<TestApp, 'config' | 'secrets'> {
    if (this.#settings === undefined) throw new Error('the desk was never open');
    return this.#settings;
  }
}
