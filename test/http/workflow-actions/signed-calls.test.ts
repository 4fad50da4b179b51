import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { signV1, signV2, signV3 } from '../../../src/hubspot/signature/signatures.ts';
import { verifySignature } from '../../../src/hubspot/signature/verify-signature.ts';
import { aRequest } from '../../workflow-actions/a-request.ts';
import { noon } from '../fakes.ts';
import { openDoor, type Door } from './calls.ts';

const secret = randomUUID();
const path = 'ad-set-readiness?tag=a%2Fb';
const body = JSON.stringify(aRequest({ note: 'Grüße ✓' }));

let door: Door;
beforeEach(async () => {
  door = await openDoor();
  door.verify = (request) => verifySignature(request, { secret, fallback: 'v2', now: request.now });
});

function content(of = body, at = path) {
  const publicUri = `${door.publicBaseUrl}/workflow-actions/${at}`;
  return { method: 'POST', publicUri, rawBody: Buffer.from(of) };
}
function v2(signature = signV2(secret, content())) {
  return { 'x-hubspot-signature': signature, 'x-hubspot-signature-version': 'v2' };
}
function v3({ signedAt = noon, signature = signV3(secret, content(), String(signedAt)) } = {}) {
  return { 'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': String(signedAt) };
}
async function call(headers: Record<string, string>, sent = body) {
  const { status } = await door.post(path, sent, headers);
  return { status, calls: door.calls.length };
}

const taken = { status: 200, calls: 1 };
const refused = { status: 401, calls: 0 };

describe('a call is believed', () => {
  it('by version 2 of the signature, which is what workflows send', async () => {
    expect(await call(v2())).toEqual(taken);
  });

  it('by version 3', async () => {
    expect(await call(v3())).toEqual(taken);
  });

  it('by version 3 where version 2 is wrong', async () => {
    expect(await call({ ...v2('wrong'), ...v3() })).toEqual(taken);
  });
});

describe('a call is not believed', () => {
  it('without a signature', async () => {
    expect(await call({})).toEqual(refused);
  });

  it('by version 2 where version 3 came and is wrong', async () => {
    expect(await call({ ...v2(), ...v3({ signature: 'wrong' }) })).toEqual(refused);
  });

  it('by version 2 where version 3 is older than five minutes', async () => {
    expect(await call({ ...v2(), ...v3({ signedAt: noon - 300_001 }) })).toEqual(refused);
  });

  it('by version 1, which covers less', async () => {
    const signature = signV1(secret, content());
    const headers = { 'x-hubspot-signature': signature, 'x-hubspot-signature-version': 'v1' };
    expect(await call(headers)).toEqual(refused);
  });

  it('where a single byte differs from what was signed', async () => {
    expect(await call(v2(), `${body} `)).toEqual(refused);
  });

  it('where another action was signed', async () => {
    const other = content(body, 'complete-implementation');
    expect(await call(v2(signV2(secret, other)))).toEqual(refused);
  });

  it('where another secret signed it', async () => {
    expect(await call(v2(signV2(randomUUID(), content())))).toEqual(refused);
  });
});
