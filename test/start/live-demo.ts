import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { demoSecrets } from '../../src/demo/demo-secrets.js';
import { demoTokens } from '../../src/demo/demo-token.js';
import { type TestDatabase } from '../support/template-database.js';
import { type Service } from '../support/whole-way/moving-desk.js';
import { PROJECT, scratchFolder } from './holders.js';
import { type LiveServer } from './live-desk.js';
import { somePort } from './servers.js';

/** The demo's people and partners on a database that is there already, and as many processes of the service as one starts. */
export class LiveDemo {
  readonly #children = new Set<LiveServer>();

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
    await Promise.all([...this.#children].map((server) => server.kill()));
  }

  async #start(identities: boolean): Promise<LiveServer> {
    const port = await somePort();
    const options = { database: this.database.app, dataDir: this.dataDir, port, identities };
    const script = join(PROJECT, 'test/start/serve-demo.mjs');
    const child = spawn(process.execPath, [script, JSON.stringify(options)], {
      cwd: PROJECT,
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    const ended = new Promise<void>((done) => child.once('close', () => done()));
    const server: LiveServer = {
      url: `http://127.0.0.1:${port}`,
      output: () => output,
      kill: async () => {
        child.kill('SIGKILL');
        await ended;
        this.#children.delete(server);
      },
    };
    this.#children.add(server);
    const lines = createInterface(child.stdout).on('line', (line) => (output += `${line}\n`));
    const ready = new Promise<void>((done) => {
      lines.on('line', (line) => line.includes('is ready on') && done());
    });
    await Promise.race([ready, ended]);
    if (!output.includes('is ready on')) throw new Error(`The server ended: ${output}`);
    return server;
  }
}
