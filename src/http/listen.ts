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
  /** How long a sender may take; `usualPatience` unless given. */
  readonly patience?: Patience;
}

/** Real milliseconds. */
export interface Patience {
  /** For a connection to send the whole head of a request. */
  readonly headMs: number;
  /** For all of a request, its body included; also where it was answered before its end. */
  readonly requestMs: number;
  /** Until it is noticed that one of these has run out. */
  readonly checkMs: number;
}

/** A delivery is small and comes from a data centre: whoever takes longer than this keeps a connection hostage. */
const usualPatience: Patience = { headMs: 15_000, requestMs: 30_000, checkMs: 5000 };

/**
 * HubSpot and a proxy need a few dozen. Beyond it a connection is closed at once, so that strangers' bodies cannot fill
 * the memory, nor their sockets keep the store from opening its files.
 */
const mostConnections = 500;

/** Rejects with Node's error where the address cannot be listened on. */
export async function listen(handler: RequestListener, options: ListenOptions): Promise<RunningServer> {
  const { headMs, requestMs, checkMs } = options.patience ?? usualPatience;
  const timing = { headersTimeout: headMs, requestTimeout: requestMs, connectionsCheckingInterval: checkMs };
  const server = createServer(timing, handler);
  server.maxConnections = mostConnections;
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
