import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkWebhooks } from '../../../src/admin/doctor/check-webhooks.ts';
import { verifySignature } from '../../../src/hubspot/signature/verify-signature.ts';
import { takeRefusedHosts } from '../../support/loopback-only.ts';

const clientSecret = randomUUID();
const clock = { now: () => Date.parse('2026-03-02T14:00:00Z') };

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** What the app answers; a place left out is answered as it should be. */
interface Answers {
  readonly healthz?: Answer;
  readonly readyz?: Answer;
  readonly delivery?: (isSigned: boolean) => Answer;
}

const asItShould: Required<Answers> = {
  healthz: { status: 200, body: { alive: true } },
  readyz: { status: 200, body: { ready: true } },
  delivery: (isSigned) =>
    isSigned ? { status: 204 } : { status: 401, body: { error: 'the v3 signature does not match' } },
};

async function startApp(answers: Answers): Promise<string> {
  const { healthz, readyz, delivery } = { ...asItShould, ...answers };
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    if (request.url === '/healthz') return healthz;
    if (request.url === '/readyz') return readyz;
    const verdict = verifySignature(
      {
        method: request.method ?? '',
        publicUri: url + (request.url ?? ''),
        rawBody: await buffer(request),
        headers: request.headers,
      },
      { secret: clientSecret, fallback: null, now: clock.now() },
    );
    return delivery(verdict.ok);
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { Connection: 'close' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    await once(server, 'close');
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return url;
}

/** What doctor says after that the address is one of this machine only. */
async function linesFor(
  answers: Answers,
): Promise<{ readonly url: string; readonly lines: readonly unknown[] }> {
  const url = await startApp(answers);
  const { lines } = await checkWebhooks({ publicBaseUrl: url, clientSecret, clock, obstacle: null });
  expect(lines[0]).toEqual({
    verdict: 'warning',
    check: 'public address',
    what: `HubSpot cannot call ${url}: it is an address of this machine only.`,
    fix: 'Set PUBLIC_BASE_URL to an address on the internet; until then only the sweeps find changes.',
  });
  return { url, lines: lines.slice(1) };
}

const line = (verdict: string, check: string, what: string, fix: string | null = null) => ({
  verdict,
  check,
  what,
  fix,
});
const signatureIsTaken = line(
  'ok',
  'signature',
  'The app takes a delivery that is signed with HUBSPOT_CLIENT_SECRET.',
);

describe('What doctor says of the way to the app', () => {
  it('is that it answers, takes what is signed, and only that', async () => {
    const { url, lines } = await linesFor({});
    expect(lines).toEqual([line('ok', 'webhooks', `The app answers at ${url}.`), signatureIsTaken]);
  });

  it('is that nothing answers', async () => {
    const { lines } = await checkWebhooks({
      publicBaseUrl: 'https://refresh.invalid',
      clientSecret,
      clock,
      obstacle: null,
    });
    expect(lines).toEqual([
      line(
        'error',
        'webhooks',
        expect.stringMatching(/^Nothing answers at https:\/\/refresh\.invalid \(.+\)\.$/) as string,
        'Start the app, and check that the address leads to it: name, proxy, certificate, firewall.',
      ),
    ]);
    expect(takeRefusedHosts()).toEqual(['refresh.invalid']);
  });

  it.each([
    ['a page of somebody else', { status: 200, body: 'Welcome' }, 200],
    ['a redirection', { status: 301 }, 301],
    ['a proxy without the app behind it', { status: 502 }, 502],
  ])('is that something else answers: %s', async (_, healthz, status) => {
    const { url, lines } = await linesFor({ healthz });
    expect(lines).toEqual([
      line(
        'error',
        'webhooks',
        `Something else than the app answers at ${url} (status ${status}).`,
        'Correct PUBLIC_BASE_URL, or let the proxy there pass everything on to the app without redirecting it.',
      ),
    ]);
  });

  it('is that the app is not ready, and why', async () => {
    const { url, lines } = await linesFor({
      readyz: {
        status: 503,
        body: { ready: false, reasons: ['the store cannot be used', 'the app is stopping'] },
      },
    });
    expect(lines).toEqual([
      line(
        'error',
        'webhooks',
        `The app answers at ${url}, but is not ready: the store cannot be used, the app is stopping.`,
        'See its log; HubSpot repeats for a day what it could not deliver.',
      ),
    ]);
  });

  it('is that the app has another client secret', async () => {
    const { url, lines } = await linesFor({
      delivery: () => ({ status: 401, body: { error: 'the v3 signature does not match' } }),
    });
    expect(lines).toEqual([
      line('ok', 'webhooks', `The app answers at ${url}.`),
      line(
        'error',
        'signature',
        'The app refuses a delivery that is signed with HUBSPOT_CLIENT_SECRET (401: the v3 signature does not match).',
        'Start the app with this HUBSPOT_CLIENT_SECRET and this PUBLIC_BASE_URL, and compare the clocks of both machines.',
      ),
    ]);
  });

  it('is that somebody on the way answers in its place, whoever signed', async () => {
    const { url, lines } = await linesFor({ delivery: () => ({ status: 200 }) });
    expect(lines).toEqual([
      line('ok', 'webhooks', `The app answers at ${url}.`),
      signatureIsTaken,
      line(
        'error',
        'signature',
        'A delivery with a wrong signature is not refused with 401, but answered with 200.',
        'Let the proxy on the way pass the answers of the app on as they are.',
      ),
    ]);
  });

  it('is why it could not be tried', async () => {
    const options = { publicBaseUrl: 'https://localhost', clientSecret, clock };
    const obstacle = 'PUBLIC_BASE_URL is not as it must be';
    expect(await checkWebhooks({ ...options, obstacle })).toEqual({
      name: 'Webhooks',
      lines: [
        line(
          'warning',
          'webhooks',
          'Not checked (webhooks): PUBLIC_BASE_URL is not as it must be.',
          'Mend that first, then run doctor again.',
        ),
      ],
    });
  });
});
