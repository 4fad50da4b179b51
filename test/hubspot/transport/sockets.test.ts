import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import nock from 'nock';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { HubSpotOutcomeUnknown, HubSpotUnavailable } from '../../../src/hubspot/transport/errors.ts';
import { createTask, openTransport, readTicket } from './test-transport.ts';

// nock puts its own sockets in place of the agent's even for loopback, and the agent's are what this is about.
beforeAll(() => nock.restore());
afterAll(() => nock.activate());

/** A server whose open sockets can be counted; gone when the test ends. */
async function listen(answer: RequestListener) {
  const open = new Set<Socket>();
  let opened = 0;
  const server = createServer(answer).listen(0, '127.0.0.1');
  server.on('connection', (socket) => {
    opened += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}`, openSockets: () => open.size, openedSockets: () => opened };
}

test('calls one after the other share one socket', async () => {
  const server = await listen((_request, response) => response.end('{"id":"1"}'));
  const { transport } = openTransport({ baseUrl: server.baseUrl });
  for (let call = 0; call < 5; call += 1) await transport.call(readTicket);
  expect(server.openedSockets()).toBe(1);
});

test('a time-out frees the socket of a server that never answers', async () => {
  const server = await listen(() => undefined);
  const { transport, reports } = openTransport({
    baseUrl: server.baseUrl,
    timeoutMs: 60,
    maximumAttempts: 2,
  });
  const error: unknown = await transport.call(readTicket).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HubSpotUnavailable);
  expect(error).toMatchObject({
    message: 'read ticket: no complete answer within 60 ms, after 2 tries',
    status: null,
  });
  expect(reports.tries).toEqual(['read ticket: timeout', 'read ticket: timeout']);
  // A time-out may be over before the server has noticed that somebody is there.
  await vi.waitFor(() => expect(server.openedSockets()).toBe(2));
  await vi.waitFor(() => expect(server.openSockets()).toBe(0));
});

test('a server that answers byte by byte cannot outlast the time-out', async () => {
  const server = await listen((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const drip = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(drip));
  });
  const { transport, reports } = openTransport({
    baseUrl: server.baseUrl,
    timeoutMs: 80,
    maximumAttempts: 1,
  });
  await expect(transport.call(readTicket)).rejects.toThrow(HubSpotUnavailable);
  expect(reports.tries).toEqual(['read ticket: timeout']);
  await vi.waitFor(() => expect(server.openSockets()).toBe(0));
});

test.each([
  ['of a known length', { 'content-length': '100' }],
  ['in chunks', { 'transfer-encoding': 'chunked' }],
])('an answer %s that is cut off is noticed at once', async (_what, headers) => {
  const server = await listen((_request, response) => {
    response.writeHead(200, headers);
    response.write('{"id":', () => response.destroy());
  });
  const { transport, reports } = openTransport({ baseUrl: server.baseUrl });
  await expect(transport.call(createTask)).rejects.toThrow(HubSpotOutcomeUnknown);
  expect(reports.tries).toEqual(['create task: lost']);
});

test('a read that was cut off is asked again', async () => {
  let requests = 0;
  const server = await listen((request, response) => {
    requests += 1;
    if (requests === 1) request.socket.destroy();
    else response.end('{"id":"1"}');
  });
  const { transport, reports } = openTransport({ baseUrl: server.baseUrl });
  await expect(transport.call(readTicket)).resolves.toEqual({ id: '1' });
  expect(reports.tries).toEqual(['read ticket: lost', 'read ticket: ok']);
});

test('a closed transport frees its sockets, gives up its calls and takes no more', async () => {
  const server = await listen(() => undefined);
  const { transport } = openTransport({
    baseUrl: server.baseUrl,
    timeoutMs: 600_000,
    deadlineMs: 600_000,
    limits: { concurrency: 2 },
  });
  const calls = [readTicket, createTask, readTicket].map((call) =>
    transport.call(call).catch((thrown: unknown) => thrown),
  );
  await vi.waitFor(() => expect(server.openSockets()).toBe(2));
  transport.close();
  const [read, create, waiting] = await Promise.all(calls);
  expect(read).toBeInstanceOf(HubSpotUnavailable);
  expect(create).toBeInstanceOf(HubSpotOutcomeUnknown);
  expect(waiting).toBeInstanceOf(HubSpotUnavailable);
  expect(waiting).toHaveProperty('message', 'read ticket: the connection to HubSpot has been closed');
  await expect(transport.call(createTask)).rejects.toThrow(HubSpotUnavailable);
  await vi.waitFor(() => expect(server.openSockets()).toBe(0));
});
