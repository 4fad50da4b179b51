import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { Bench } from '../harness/part.ts';

/** What stands before several servers of the app: each connection goes to the next of them. Answers its URL. */
export async function shareOut({ closing }: Bench, ports: () => readonly number[]): Promise<string> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((caller) => {
    const port = ports()[connections++ % ports().length];
    if (port === undefined) {
      caller.destroy();
      return;
    }
    const called = connect({ port, host: '127.0.0.1' });
    for (const [socket, other] of [
      [caller, called],
      [called, caller],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    caller.pipe(called).pipe(caller);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.add(async () => {
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, 'close');
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('There is no TCP port to tell');
  return `http://127.0.0.1:${address.port}`;
}
