import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, it, onTestFinished } from 'vitest';
import { createStream } from '../../../src/console/live/stream.ts';
import { createWatcher } from '../../../src/console/live/watcher.ts';

it('beyond so many at once a page is told to come again later', async () => {
  const stopping = new AbortController();
  const stream = createStream({ watcher: createWatcher(), signal: stopping.signal, mostStreams: 1 });
  const app = express().get('/live', (request, response) =>
    stream(request, response, { name: 'a page', look: () => Promise.resolve(1), seen: '' }),
  );
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    stopping.abort();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const follow = async () => {
    const { status, headers } = await fetch(`http://127.0.0.1:${port}/live`);
    return [status, headers.get('content-type')?.split(';')[0]];
  };
  expect(await follow()).toEqual([200, 'text/event-stream']);
  expect(await follow()).toEqual([503, 'text/event-stream']);
});
