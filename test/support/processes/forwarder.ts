import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A request on its way through. */
export interface PassingRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
}

/** A request that was stopped on its way. */
export interface HeldRequest extends PassingRequest {
  /** Lets it go on to where it was going; resolves when it was answered there. The answer goes back to the sender. */
  letGo(): Promise<void>;
}

/** Stands between callers and what they call, as a load balancer does. */
export interface Forwarder {
  readonly url: string;
  /** What has gone on from here so far, the oldest first. */
  readonly passed: readonly PassingRequest[];
  /** Stops the next request that matches before it goes on. */
  holdNext(matches: (passing: PassingRequest) => boolean): Promise<HeldRequest>;
}

interface Trap {
  readonly matches: (passing: PassingRequest) => boolean;
  readonly spring: (held: HeldRequest) => void;
}

/**
 * Forwards each request to the next of the targets (base URLs) in turn, unchanged but for the connection; 502 where
 * that one does not answer. Closed after the test.
 */
export async function startForwarder(targets: () => readonly string[]): Promise<Forwarder> {
  const passed: PassingRequest[] = [];
  let traps: readonly Trap[] = [];
  let turn = 0;
  const agent = new Agent({ keepAlive: true });
  const nextTarget = (): string | undefined => {
    const all = targets();
    turn += 1;
    return all[turn % Math.max(1, all.length)];
  };
  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const passing = { method: incoming.method ?? '', path: incoming.url ?? '' };
    const body = await buffer(incoming);
    const goOn = async () => {
      passed.push(passing);
      await forward(nextTarget(), { agent, incoming, body, response });
    };
    const trap = traps.find(({ matches }) => matches(passing));
    if (!trap) return goOn();
    traps = traps.filter((each) => each !== trap);
    trap.spring({ ...passing, letGo: goOn });
  };
  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    agent.destroy();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    passed,
    holdNext: (matches) => new Promise((spring) => (traps = [...traps, { matches, spring }])),
  };
}

interface Passage {
  readonly agent: Agent;
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
  readonly response: ServerResponse;
}

/** Resolves when the target has answered, or cannot; whether the sender still listens makes no difference. */
async function forward(target: string | undefined, passage: Passage): Promise<void> {
  const { agent, incoming, body, response } = passage;
  try {
    if (target === undefined) throw new TypeError('Nobody is there');
    const outgoing = request(new URL(incoming.url ?? '', target), {
      method: incoming.method,
      headers: { ...incoming.headers, host: new URL(target).host, connection: 'keep-alive' },
      agent,
    });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      // A killed target may break the connection more than once, and after its answer has begun.
      outgoing.on('response', resolve).on('error', reject);
    });
    outgoing.end(body);
    const answer = await answered;
    const text = await buffer(answer);
    response.writeHead(answer.statusCode ?? 502, passedOn(answer));
    response.end(text);
  } catch {
    if (!response.headersSent) response.writeHead(502);
    response.end();
  }
}

/** What concerns this connection alone. */
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding']);

function passedOn({ headers }: IncomingMessage): IncomingMessage['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)));
}
