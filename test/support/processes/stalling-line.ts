import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A line to a server that can swallow everything without being closed, as a network with a black hole in it does. */
export interface StallingLine {
  readonly port: number;
  /** Nothing gets through any more, on connections old or new; nobody is told. */
  stall(): void;
  /** What was sent meanwhile arrives late, as TCP sees to. */
  resume(): void;
}

/** Opens a line to a server on this machine. Closed after the test. */
export async function openLine(target: { readonly port: number }): Promise<StallingLine> {
  const ends = new Set<Socket>();
  let isStalled = false;
  const server = createServer((near) => {
    const far = connect(target.port, '127.0.0.1');
    join(near, far);
    join(far, near);
  });
  function join(from: Socket, to: Socket): void {
    ends.add(from);
    from.on('data', (chunk) => void to.write(chunk));
    from.on('error', () => undefined);
    from.on('close', () => {
      ends.delete(from);
      to.destroy();
    });
    if (isStalled) from.pause();
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const end of ends) end.destroy();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    stall: () => {
      isStalled = true;
      for (const end of ends) end.pause();
    },
    resume: () => {
      isStalled = false;
      for (const end of ends) end.resume();
    },
  };
}
