import { Socket } from 'node:net';

const refused: string[] = [];
const isLoopback = (host: string) => /^(127(\.\d+){3}|localhost|\[?::1\]?)$/.test(host);

/** Whom a socket was told to connect to; null for a socket file. Node's own callers wrap the options in an array. */
function hostOf(given: readonly unknown[]): string | null {
  const [first, second]: readonly unknown[] = Array.isArray(given[0]) ? given[0] : given;
  if (typeof first === 'string' && Number.isNaN(Number(first))) return null;
  if (typeof first !== 'object' || first === null) return typeof second === 'string' ? second : 'localhost';
  if ('path' in first && typeof first.path === 'string') return null;
  return 'host' in first && typeof first.host === 'string' ? first.host : 'localhost';
}

/**
 * From now on every socket to another machine fails at once, whatever opens it: HTTP, a database, a mail server.
 * Looking names up is prevented with it, because a socket does that after it was told to connect.
 */
export function stayOnLoopback(): void {
  const connect: unknown = Reflect.get(Socket.prototype, 'connect');
  if (typeof connect !== 'function' || connect.name === 'connectToLoopback') return;
  Socket.prototype.connect = function connectToLoopback(this: Socket, ...given: unknown[]): Socket {
    const host = hostOf(given);
    if (host === null || isLoopback(host)) {
      Reflect.apply(connect, this, given);
      return this;
    }
    refused.push(host);
    const refusal = new Error(`A test wanted to connect to ${host}; tests stay on this machine.`);
    // Who opened the socket listens to it only after this.
    process.nextTick(() => this.destroy(refusal));
    return this;
  };
}

/** Whom tests wanted to connect to since this was asked last. */
export function takeRefusedHosts(): readonly string[] {
  return refused.splice(0);
}
