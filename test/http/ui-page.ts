import { randomUUID } from 'node:crypto';
import { signV3 } from '../../src/hubspot/signature/signatures.ts';

/** The app's client secret in these tests, made up for each run. */
export const clientSecret = randomUUID();
export const publicBaseUrl = 'https://refresh.example.com/hubspot-app';

export interface PageRequest {
  readonly method?: string;
  /** What HubSpot appends; null leaves a parameter out. */
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  /** Sent as JSON; a text as it is. */
  readonly body?: unknown;
  /** What was signed instead of the body that is sent. */
  readonly signedBody?: string;
  readonly signedAt: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** False: HubSpot's signature does not come with it. */
  readonly isSigned?: boolean;
}

const appended = {
  userId: '75514748',
  portalId: '145883449',
  userEmail: 'admin@agency.example',
  appId: '14947547',
};

/** Asks the app on loopback as HubSpot does for a page: with who is looking in the query, signed by version 3. */
export async function askAsPage(
  appUrl: string,
  path: string,
  { method = 'GET', query = {}, body, signedBody, signedAt, headers = {}, isSigned = true }: PageRequest,
): Promise<{ readonly status: number; readonly body: unknown; readonly headers: Headers }> {
  const target = `${path}?${queryText({ ...appended, ...query })}`;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = String(signedAt);
  const content = {
    method,
    publicUri: publicBaseUrl + target,
    rawBody: Buffer.from(signedBody ?? (body === undefined ? '' : text)),
  };
  const response = await fetch(appUrl + target, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(isSigned && {
        'x-hubspot-signature-v3': signV3(clientSecret, content, timestamp),
        'x-hubspot-request-timestamp': timestamp,
      }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: text }),
  });
  const answer: unknown = await response.json();
  return { status: response.status, body: answer, headers: response.headers };
}

function queryText(query: NonNullable<PageRequest['query']>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (value === null ? [] : [value]).flat().map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}
