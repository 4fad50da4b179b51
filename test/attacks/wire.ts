import { once } from 'node:events';
import { connect } from 'node:net';

/** A request as bytes; whoever calls says everything, and nothing is made regular on the way. */
export interface WireRequest {
  readonly method: string;
  /** As it stands in the first line, whatever that is. */
  readonly target: string;
  /** `Host` and `Content-Length` are added where they are not given; an empty text leaves one out. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface WireAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function bytesOf({ method, target, headers = {}, body = '' }: WireRequest): Buffer {
  const content = Buffer.from(body);
  const all = { Host: 'refresh.example.com', 'Content-Length': String(content.length), ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]));
  return Buffer.concat([
    Buffer.from([`${method} ${target} HTTP/1.1`, ...lines, '', ''].join('\r\n')),
    content,
  ]);
}

/**
 * Sends the requests one behind the other on one connection, and reads as many answers. Rejects where fewer come: the
 * connection was closed, or nothing came for `patienceMs`.
 */
export async function exchange(
  port: number,
  requests: readonly WireRequest[],
  patienceMs = 30_000,
): Promise<readonly WireAnswer[]> {
  const socket = connect(port, '127.0.0.1');
  socket.setTimeout(patienceMs, () => socket.destroy(new Error(`no answer within ${patienceMs} ms`)));
  const answers: WireAnswer[] = [];
  let failure: Error | null = null;
  let received = Buffer.alloc(0);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', (error) => (failure = error));
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (let read = readAnswer(received); read !== null; read = readAnswer(received)) {
      answers.push(read.answer);
      received = received.subarray(read.length);
    }
    if (answers.length >= requests.length) socket.destroy();
  });
  await Promise.race([once(socket, 'connect'), closed]);
  socket.write(Buffer.concat(requests.map(bytesOf)));
  await closed;
  if (answers.length < requests.length)
    throw new Error(`${answers.length} answers to ${requests.length} requests`, { cause: failure });
  return answers;
}

/** One request on a connection of its own. */
export async function ask(port: number, request: WireRequest): Promise<WireAnswer> {
  const [answer] = await exchange(port, [request]);
  if (!answer) throw new TypeError('exchange answers every request');
  return answer;
}

/** The first answer in these bytes, and how long it is; null: it is not all there. */
function readAnswer(bytes: Buffer): { readonly answer: WireAnswer; readonly length: number } | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const [first = '', ...lines] = bytes.subarray(0, headEnd).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  const length = headEnd + 4 + Number(headers['content-length'] ?? 0);
  if (bytes.length < length) return null;
  const status = Number(first.split(' ')[1]);
  return { answer: { status, headers, body: bytes.subarray(headEnd + 4, length).toString() }, length };
}
