import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { signV3 } from '../../hubspot/signature/signatures.ts';
import type { Clock } from '../../reconcile/ports/clock.ts';
import { callApp, type AppAnswer } from './call-app.ts';
import { error, notChecked, ok, warning, type Group, type Line } from './report.ts';

interface WebhookOptions {
  readonly publicBaseUrl: string;
  readonly clientSecret: string;
  readonly clock: Clock;
  /** Why deliveries cannot be tried; null: they can. */
  readonly obstacle: string | null;
}

const place = '/webhooks/hubspot';
const alive = z.object({ alive: z.literal(true) });
const notReady = z.object({ reasons: z.array(z.string()) });
const refusal = z.object({ error: z.string() });
const localHosts = ['localhost', '127.0.0.1', '[::1]'];

/** Whether HubSpot's webhooks would get through to the app, as far as that can be seen from here. */
export async function checkWebhooks(options: WebhookOptions): Promise<Group> {
  const name = 'Webhooks';
  if (options.obstacle !== null) return { name, lines: [notChecked('webhooks', options.obstacle)] };
  const address = await checkAddress(options.publicBaseUrl);
  const isThere = address.every(({ verdict }) => verdict !== 'error');
  return { name, lines: [...address, ...(isThere ? await checkSignatures(options) : [])] };
}

async function checkAddress(publicBaseUrl: string): Promise<readonly Line[]> {
  const local = localHosts.includes(new URL(publicBaseUrl).hostname)
    ? [
        warning(
          'public address',
          `HubSpot cannot call ${publicBaseUrl}: it is an address of this machine only.`,
          'Set PUBLIC_BASE_URL to an address on the internet; until then only the sweeps find changes.',
        ),
      ]
    : [];
  return [...local, await lineOfHealth(publicBaseUrl)];
}

async function lineOfHealth(publicBaseUrl: string): Promise<Line> {
  const answer = await callApp(`${publicBaseUrl}/healthz`, { method: 'GET' });
  if ('unreachable' in answer)
    return error(
      'webhooks',
      `Nothing answers at ${publicBaseUrl} (${answer.unreachable}).`,
      'Start the app, and check that the address leads to it: name, proxy, certificate, firewall.',
    );
  if (!alive.safeParse(answer.body).success)
    return error(
      'webhooks',
      `Something else than the app answers at ${publicBaseUrl} (status ${answer.status}).`,
      'Correct PUBLIC_BASE_URL, or let the proxy there pass everything on to the app without redirecting it.',
    );
  const readiness = await callApp(`${publicBaseUrl}/readyz`, { method: 'GET' });
  const reasons = 'unreachable' in readiness ? [] : (notReady.safeParse(readiness.body).data?.reasons ?? []);
  if (reasons.length === 0) return ok('webhooks', `The app answers at ${publicBaseUrl}.`);
  return error(
    'webhooks',
    `The app answers at ${publicBaseUrl}, but is not ready: ${reasons.join(', ')}.`,
    'See its log; HubSpot repeats for a day what it could not deliver.',
  );
}

/** An empty list of changes means nothing to the app, so that it can be delivered without harm. */
async function checkSignatures(options: WebhookOptions): Promise<readonly Line[]> {
  const ours = await deliver(options, options.clientSecret);
  const forged = await deliver(options, randomUUID());
  return [lineOfOurs(ours), ...lineOfForged(forged)];
}

function deliver({ publicBaseUrl, clock }: WebhookOptions, secret: string): Promise<AppAnswer> {
  const body = '[]';
  const publicUri = publicBaseUrl + place;
  const timestamp = String(clock.now());
  const signature = signV3(
    secret,
    { method: 'POST', publicUri, rawBody: new TextEncoder().encode(body) },
    timestamp,
  );
  const headers = {
    'Content-Type': 'application/json',
    'X-HubSpot-Signature-v3': signature,
    'X-HubSpot-Request-Timestamp': timestamp,
  };
  return callApp(publicUri, { method: 'POST', headers, body });
}

function lineOfOurs(answer: AppAnswer): Line {
  if ('unreachable' in answer)
    return error(
      'signature',
      `A delivery to ${place} got no answer (${answer.unreachable}).`,
      'Let the proxy on the way pass POST requests on.',
    );
  const { status, body } = answer;
  if (status >= 200 && status < 300)
    return ok('signature', 'The app takes a delivery that is signed with HUBSPOT_CLIENT_SECRET.');
  const why = refusal.safeParse(body).data?.error ?? 'no reason given';
  const fix =
    status === 401
      ? 'Start the app with this HUBSPOT_CLIENT_SECRET and this PUBLIC_BASE_URL, and compare the clocks of both machines.'
      : 'See the log of the app.';
  return error(
    'signature',
    `The app refuses a delivery that is signed with HUBSPOT_CLIENT_SECRET (${status}: ${why}).`,
    fix,
  );
}

function lineOfForged(answer: AppAnswer): readonly Line[] {
  if ('unreachable' in answer || answer.status === 401) return [];
  return [
    error(
      'signature',
      `A delivery with a wrong signature is not refused with 401, but answered with ${answer.status}.`,
      'Let the proxy on the way pass the answers of the app on as they are.',
    ),
  ];
}
