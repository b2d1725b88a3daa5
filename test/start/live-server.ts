import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { PROJECT } from './holders.js';
import { somePort } from './servers.js';

/** A process of the service that serves. */
export interface LiveServer {
  readonly url: string;
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>;
  /** Everything it printed so far. */
  output(): string;
}

/** What a process is started with, once its port is known. */
export interface LaunchOptions {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** Processes of the service that were started and not killed yet. */
export class LiveServers {
  readonly #running = new Set<LiveServer>();

  /** Starts a process on a port of its own; resolves once it serves. Throws when it ends before. */
  async launch(optionsOf: (port: number) => LaunchOptions): Promise<LiveServer> {
    const port = await somePort();
    const { args, env } = optionsOf(port);
    const child = spawn(process.execPath, [...args], {
      cwd: PROJECT,
      env,
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
        this.#running.delete(server);
      },
    };
    this.#running.add(server);
    const lines = createInterface(child.stdout).on('line', (line) => (output += `${line}\n`));
    const ready = new Promise<void>((done) => {
      lines.on('line', (line) => line.includes('is ready on') && done());
    });
    await Promise.race([ready, ended]);
    if (!output.includes('is ready on')) throw new Error(`The server ended: ${output}`);
    return server;
  }

  /** Kills what is left. */
  async killAll(): Promise<void> {
    await Promise.all([...this.#running].map((server) => server.kill()));
  }
}
