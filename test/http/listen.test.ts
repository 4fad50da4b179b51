import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listen } from '../../src/http/listen.ts';

const loopback = { host: '127.0.0.1', port: 0 };
const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** A connection of its own that has sent `text`; `received` grows with what comes back. */
async function openConnection(
  port: number,
  text: string,
): Promise<{ socket: Socket; received: () => string }> {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  let received = '';
  socket.on('data', (chunk) => (received += chunk.toString()));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  return { socket, received: () => received };
}

const wholeRequest = 'GET / HTTP/1.1\r\nHost: here\r\n\r\n';
const halfRequest = 'POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 10\r\n\r\nhalf';

describe('stopping the server', () => {
  it('finishes the request in hand, takes no other, and holds on to no connection', async () => {
    const pending: ServerResponse[] = [];
    const server = await listen((_request, response) => void pending.push(response), loopback);
    try {
      const { socket, received } = await openConnection(server.port, wholeRequest);
      await vi.waitFor(() => expect(pending).toHaveLength(1));
      const stopped = server.stop();
      await expect(fetch(`http://127.0.0.1:${server.port}`)).rejects.toThrow();
      pending[0]?.end('done');
      await stopped;
      await vi.waitFor(() => expect(socket.closed).toBe(true));
      expect(received()).toMatch(/^HTTP\/1\.1 200 OK\r\nConnection: close\r\n[^]*done$/);
    } finally {
      await server.stop();
    }
  });

  it('frees connections that were kept alive after their last answer', async () => {
    const server = await listen((_request, response) => void response.end('done'), loopback);
    try {
      const { socket, received } = await openConnection(server.port, wholeRequest);
      await vi.waitFor(() => expect(received()).toMatch(/Connection: keep-alive[^]*done$/));
      expect(socket.closed).toBe(false);
      await server.stop();
      await vi.waitFor(() => expect(socket.closed).toBe(true));
    } finally {
      await server.stop();
    }
  });

  it('answers a request that was begun before and arrives during the stop, and holds on to no connection', async () => {
    const server = await listen((_request, response) => void response.end('done'), loopback);
    try {
      // Sent at once, the beginning of the second has been read when the first is answered.
      const [begun, rest] = [wholeRequest.slice(0, 20), wholeRequest.slice(20)];
      const { socket, received } = await openConnection(server.port, wholeRequest + begun);
      await vi.waitFor(() => expect(received()).toMatch(/done$/));
      const stopped = server.stop();
      socket.write(rest);
      await stopped;
      await vi.waitFor(() => expect(socket.closed).toBe(true));
      expect(received()).toMatch(/done[^]*Connection: close\r\n[^]*done$/);
    } finally {
      await server.stop();
    }
  });

  it('cuts off who takes longer than the grace', async () => {
    let arrived = 0;
    const server = await listen(() => (arrived += 1), { ...loopback, graceMs: 20 });
    try {
      const { socket, received } = await openConnection(server.port, halfRequest);
      await vi.waitFor(() => expect(arrived).toBe(1));
      await server.stop();
      await vi.waitFor(() => expect(socket.closed).toBe(true));
      expect(received()).toBe('');
    } finally {
      await server.stop();
    }
  });

  it('may be asked for twice', async () => {
    const server = await listen(() => undefined, loopback);
    const first = server.stop();
    expect(server.stop()).toBe(first);
    await first;
  });
});

describe('listening', () => {
  it('is refused where the port is taken', async () => {
    const server = await listen(() => undefined, loopback);
    try {
      await expect(listen(() => undefined, { ...loopback, port: server.port })).rejects.toMatchObject({
        code: 'EADDRINUSE',
      });
    } finally {
      await server.stop();
    }
  });
});
