import { createServer } from 'node:http';
import type { RequestListener, Server, ServerResponse } from 'node:http';

export interface RunningServer {
  /** The port listened on, also where 0 was asked for. */
  readonly port: number;
  /**
   * Takes no new connection, finishes the requests in hand, frees connections kept alive, and resolves when all
   * are closed. Requests that take longer than the grace are cut off. Safe to call twice.
   */
  stop(): Promise<void>;
}

export interface ListenOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Milliseconds for the requests in hand when stopping; 10 000 unless given. */
  readonly graceMs?: number;
}

/** Rejects with Node's error where the address cannot be listened on. */
export async function listen(handler: RequestListener, options: ListenOptions): Promise<RunningServer> {
  const server = createServer({ connectionsCheckingInterval: 5000 }, handler);
  // A delivery is small and comes from a data centre: whoever takes longer than this keeps a connection hostage.
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  const inHand = trackResponses(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  let stopped: Promise<void> | undefined;
  return {
    port: portOf(server, options.port),
    stop: () => (stopped ??= stopGracefully(server, inHand, options.graceMs ?? 10_000)),
  };
}

/** The answers not yet given. */
function trackResponses(server: Server): ReadonlySet<ServerResponse> {
  const inHand = new Set<ServerResponse>();
  server.on('request', (_request, response) => {
    inHand.add(response);
    response.once('close', () => inHand.delete(response));
  });
  return inHand;
}

function portOf(server: Server, asked: number): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : asked;
}

async function stopGracefully(
  server: Server,
  inHand: ReadonlySet<ServerResponse>,
  graceMs: number,
): Promise<void> {
  // Without this a connection kept alive would hold the stop up after its last answer; also one on which a
  // request arrives only now, having been begun before.
  for (const response of inHand) if (!response.headersSent) response.setHeader('Connection', 'close');
  server.prependListener('request', (_request, response) => {
    response.setHeader('Connection', 'close');
  });
  const cutOff = setTimeout(() => server.closeAllConnections(), graceMs);
  try {
    await new Promise<void>((resolve, reject) => {
      server.close((error) => {
        if (error === undefined) resolve();
        else reject(error);
      });
    });
  } finally {
    clearTimeout(cutOff);
  }
}
