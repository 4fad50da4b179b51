import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const endOfHead = '\r\n\r\n';

/**
 * A kept-alive connection that sends requests which are bytes already and reads answers that have no body: far
 * cheaper than any server behind it, so that the server is what is measured.
 */
export class Connection {
  readonly #socket: Socket;
  #received = '';
  #waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void } | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.#take(chunk));
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('The server closed the connection')));
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new Connection(socket);
  }

  /** Resolves when the request is answered with 204. @throws on any other answer, which the message quotes */
  send(request: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #take(chunk: string): void {
    this.#received += chunk;
    if (!this.#received.includes(endOfHead)) return;
    const answer = this.#received;
    this.#received = '';
    const waiting = this.#waiting;
    this.#waiting = null;
    if (answer.startsWith('HTTP/1.1 204 ')) waiting?.resolve();
    else waiting?.reject(new Error(`The server answered ${answer.slice(0, 300)}`));
  }
}
