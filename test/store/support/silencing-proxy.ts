import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A line to a server that can fall silent without being closed, as a broken network does. */
export interface SilencingProxy {
  readonly port: number;
  /** Lines open now pass nothing on any more; lines opened later work. */
  silence(): void;
  /** Lines open now are cut. */
  cut(): void;
  close(): Promise<void>;
}

export async function startSilencingProxy(target: { host: string; port: number }): Promise<SilencingProxy> {
  const lines = new Set<readonly [Socket, Socket]>();
  const server = createServer((near) => {
    const far = connect(target.port, target.host);
    const line = [near, far] as const;
    lines.add(line);
    near.pipe(far);
    far.pipe(near);
    for (const end of line) {
      end.on('error', () => undefined);
      end.on('close', () => {
        lines.delete(line);
        near.destroy();
        far.destroy();
      });
    }
  });
  const cut = () => {
    for (const ends of lines) for (const end of ends) end.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    silence: () => {
      for (const [near, far] of lines) {
        near.unpipe(far);
        far.unpipe(near);
        near.resume();
        far.resume();
      }
    },
    cut,
    close: () => {
      cut();
      return new Promise((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
    },
  };
}
