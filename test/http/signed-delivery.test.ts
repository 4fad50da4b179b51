import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signV3 } from '../../src/hubspot/signature/signatures.ts';
import { verifySignature } from '../../src/hubspot/signature/verify-signature.ts';
import { creation } from './events.ts';
import { FakeSurroundings, noon, startApp } from './fakes.ts';
import type { App } from './fakes.ts';

const secret = randomUUID();
let app: App;
beforeEach(async () => {
  const surroundings = new FakeSurroundings();
  surroundings.verify = (request) => verifySignature(request, { secret, fallback: null, now: request.now });
  app = await startApp(surroundings);
});
afterEach(() => app.stop());

/** Delivers `sent` with the signature of `signed`, made at `signedAt` for the public address. */
async function deliver({
  signed,
  sent = signed,
  signedAt = noon,
}: {
  signed: string;
  sent?: string;
  signedAt?: number;
}) {
  const publicUri = `${app.surroundings.publicBaseUrl}/webhooks/hubspot?tag=a%2Fb%20c`;
  const content = { method: 'POST', publicUri, rawBody: Buffer.from(signed) };
  const response = await fetch(`${app.url}/webhooks/hubspot?tag=a%2Fb%20c`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-hubspot-signature-v3': signV3(secret, content, String(signedAt)),
      'x-hubspot-request-timestamp': String(signedAt),
    },
    body: sent,
  });
  return { status: response.status, marked: app.surroundings.marked.length };
}

describe('a signed delivery', () => {
  const body = JSON.stringify([creation({ note: 'Grüße ✓' })]);

  it('is taken where the signature covers exactly what arrived', async () => {
    expect(await deliver({ signed: body })).toEqual({ status: 204, marked: 1 });
  });

  it('is refused where a single byte differs', async () => {
    expect(await deliver({ signed: body, sent: `${body} ` })).toEqual({ status: 401, marked: 0 });
  });

  it('is refused where it is older than five minutes', async () => {
    expect(await deliver({ signed: body, signedAt: noon - 300_001 })).toEqual({ status: 401, marked: 0 });
  });
});
