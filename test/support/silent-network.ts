import { connect, createServer, type Server, type Socket } from 'node:net';
import { type AddressInfo } from 'node:net';

/** A network between a process and its database that can fall silent: nothing comes through, and nobody is told. */
export class SilentNetwork {
  readonly #sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  /** A way to a server that is reached on the same machine. */
  static async to(port: number): Promise<SilentNetwork> {
    const server = createServer({ allowHalfOpen: true });
    const network = new SilentNetwork(server);
    server.on('connection', (near) => {
      const far = connect(port, '127.0.0.1');
      for (const socket of [near, far]) {
        network.#sockets.add(socket);
        socket.on('error', () => undefined);
      }
      near.pipe(far);
      far.pipe(near);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return network;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** From here on nothing comes through; no connection is closed, and no new one is answered. */
  fallSilent(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
    this.server.removeAllListeners('connection');
    this.server.on('connection', (socket) => void this.#sockets.add(socket.on('error', () => undefined)));
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
  }
}
