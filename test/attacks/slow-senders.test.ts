import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { answerErrors } from '../../src/http/answer-errors.ts';
import { listen } from '../../src/http/listen.ts';
import { readBody } from '../../src/http/read-body.ts';
import { createLogBook } from '../http/fakes.ts';
import { bytesOf } from './wire.ts';

const short = { headMs: 100, requestMs: 200, checkMs: 20 };
/** Time enough for an answer, on a machine that has much else to do as well. */
const forAnswers = { headMs: 60_000, requestMs: 60_000, checkMs: 20 };

const trickles: NodeJS.Timeout[] = [];
afterEach(() => {
  for (const trickle of trickles.splice(0)) clearInterval(trickle);
});

async function start(handler: RequestListener, patience = short): Promise<number> {
  const server = await listen(handler, { host: '127.0.0.1', port: 0, patience });
  onTestFinished(() => server.stop());
  return server.port;
}

/** A door that reads bodies of up to 10,000 bytes. */
function readingDoor(): RequestListener {
  const app = express();
  app.post('/', async (request, response) => {
    const body = await readBody(request, response, 10_000);
    response.json({ bytes: body.length });
  });
  app.use(answerErrors(createLogBook().logger));
  return app;
}

/** Sends `first`, and then `more` every few milliseconds for as long as the connection lets it. */
async function sendSlowly(
  port: number,
  first: string,
  more: string,
): Promise<{ socket: Socket; received: () => string }> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let received = '';
  socket.on('data', (chunk) => (received += chunk.toString()));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(first);
  if (more !== '') trickles.push(setInterval(() => socket.writable && socket.write(more), 5));
  return { socket, received: () => received };
}

const head = 'POST / HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n';

describe('a sender who takes too long is cut off', () => {
  it.each([
    ['who says nothing', '', ''],
    ['whose head never ends', 'POST / HTTP/1.1\r\n', 'X-More: x\r\n'],
    ['whose body trickles', `${head}Content-Length: 5000\r\n\r\n`, 'x'],
    ['whose body has no end', `${head}Transfer-Encoding: chunked\r\n\r\n`, '1\r\nx\r\n'],
    ['whose body is a stub', `${head}Content-Length: 5000\r\n\r\nstub`, ''],
  ])('%s', async (_who, first, more) => {
    const { socket, received } = await sendSlowly(await start(readingDoor()), first, more);
    await vi.waitFor(() => expect(socket.closed).toBe(true));
    expect(received()).toMatch(/^(HTTP\/1\.1 408 Request Timeout\r\n[^]*)?$/);
  });

  it('who goes on sending after the answer', async () => {
    const door = readingDoor();
    // The answer may take its time; from then on there is none to lose.
    let losePatience = () => {};
    const port = await start(function (this: Server, request, response) {
      losePatience = () =>
        void Object.assign(this, { headersTimeout: short.headMs, requestTimeout: short.requestMs });
      door(request, response);
    }, forAnswers);
    const first = `${head.replace('json', 'xml')}Transfer-Encoding: chunked\r\n\r\n`;
    const { socket, received } = await sendSlowly(port, first, '1\r\nx\r\n');
    await vi.waitFor(() => expect(received()).toMatch(/^HTTP\/1\.1 415 /));
    losePatience();
    await vi.waitFor(() => expect(socket.closed).toBe(true));
  });

  it('while the others are answered', async () => {
    const port = await start(readingDoor(), forAnswers);
    for (let slow = 0; slow < 50; slow += 1)
      await sendSlowly(port, `${head}Content-Length: 5000\r\n\r\n`, 'x');
    const request = {
      method: 'POST',
      target: '/',
      headers: { 'Content-Type': 'application/json' },
      body: '[]',
    };
    const { received } = await sendSlowly(port, bytesOf(request).toString(), '');
    await vi.waitFor(() => expect(received()).toMatch(/^HTTP\/1\.1 200 OK[^]*\{"bytes":2\}$/));
  });
});

describe('a body is not read', () => {
  it('to an end that never comes: beyond what its door takes it is let drop, and cut off in time', async () => {
    const port = await start(readingDoor());
    const chunk = `1000\r\n${'x'.repeat(4096)}\r\n`;
    const first = `${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(3)}`;
    const { socket } = await sendSlowly(port, first, chunk);
    await vi.waitFor(() => expect(socket.closed).toBe(true));
  });

  it('where it claims two lengths, or one that is none', async () => {
    const port = await start(readingDoor(), forAnswers);
    for (const length of [
      'Content-Length: 5\r\nContent-Length: 6',
      'Content-Length: -1',
      'Content-Length: 1e3',
    ]) {
      const { socket, received } = await sendSlowly(port, `${head}${length}\r\n\r\n12345`, '');
      await vi.waitFor(() => expect(socket.closed).toBe(true));
      expect(received()).toMatch(/^HTTP\/1\.1 400 /);
    }
  });

  it('where it has a length and comes in pieces too, as smugglers send it', async () => {
    const port = await start(readingDoor(), forAnswers);
    const both = `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`;
    const { socket, received } = await sendSlowly(port, both, '');
    await vi.waitFor(() => expect(socket.closed).toBe(true));
    expect(received()).toMatch(/^HTTP\/1\.1 400 /);
  });
});
