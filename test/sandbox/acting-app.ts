import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { onTestFinished } from 'vitest';

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `hang` leaves a request without an answer, `break` cuts its connection. */
type Reaction = { readonly status: number; readonly body?: unknown } | 'hang' | 'break';

/** An app that reacts as it is told. */
export async function startApp(
  react: (asked: Asked) => Reaction | Promise<Reaction>,
): Promise<{ readonly url: string; readonly asked: readonly Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
      asked.push(one);
      void Promise.resolve(react(one)).then((given) => {
        if (given === 'break') request.socket.destroy();
        else if (given !== 'hang') response.writeHead(given.status).end(JSON.stringify(given.body));
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${String(port)}`, asked };
}

/** Reacts in these ways one after the other; the last one for ever. */
export function inTurn(first: Reaction, ...others: readonly Reaction[]): () => Reaction {
  const waiting = [first, ...others];
  return () => (waiting.length > 1 ? waiting.shift() : waiting[0]) ?? first;
}

/** What an app was asked first. */
export function firstOf(asked: readonly Asked[]): Asked {
  const [first] = asked;
  if (!first) throw new RangeError('The app was asked nothing');
  return first;
}
