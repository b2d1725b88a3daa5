import { join } from 'node:path';
import { demoSecrets } from '../../src/demo/demo-secrets.js';
import { demoTokens } from '../../src/demo/demo-token.js';
import { type TestDatabase } from '../support/template-database.js';
import { type Service } from '../support/whole-way/moving-desk.js';
import { PROJECT, scratchFolder } from './holders.js';
import { type LiveServer, LiveServers } from './live-server.js';

/** The demo's people and partners on a database that is there already, and as many processes of the service as one starts. */
export class LiveDemo {
  readonly #servers = new LiveServers();

  private constructor(
    private readonly database: TestDatabase,
    private readonly dataDir: string,
    /** Who may call. */
    readonly people: Pick<Service, 'keys' | 'tokens'>,
  ) {}

  /** Takes up the demo's identities. */
  static async on(database: TestDatabase): Promise<LiveDemo> {
    const dataDir = scratchFolder();
    const { apiKeys, issuerPrivateJwk } = await demoSecrets(dataDir);
    const people = { keys: apiKeys, tokens: await demoTokens(issuerPrivateJwk) };
    const demo = new LiveDemo(database, dataDir, people);
    await (await demo.#start(true)).kill();
    return demo;
  }

  /** Starts a process of the service, on a port of its own; resolves once it serves. */
  start(): Promise<LiveServer> {
    return this.#start(false);
  }

  /** Kills what is left. */
  async end(): Promise<void> {
    await this.#servers.killAll();
  }

  #start(identities: boolean): Promise<LiveServer> {
    const script = join(PROJECT, 'test/start/serve-demo.mjs');
    return this.#servers.launch((port) => {
      const options = { database: this.database.app, dataDir: this.dataDir, port, identities };
      return { args: [script, JSON.stringify(options)], env: { PATH: process.env['PATH'] } };
    });
  }
}
