import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterEach } from 'vitest';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

interface Receiver {
  /** Base URL; deliveries are taken at any path below it. */
  readonly url: string;
  readonly requests: readonly Received[];
  /** Everything received so far, request by request. */
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

const open: Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** An app that only listens: answers each delivery with the next of these statuses, then with 204. */
export async function startReceiver(...statuses: number[]): Promise<Receiver> {
  const requests: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const events = JSON.parse(body) as Received['events'];
      requests.push({ headers: request.headers, body, events });
      response.writeHead(statuses.shift() ?? 204).end();
    });
  });
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    requests,
    get events() {
      return requests.flatMap(({ events }) => events);
    },
  };
}
