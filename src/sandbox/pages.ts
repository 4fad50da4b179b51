import type { Owner } from './owners.ts';
import type { Portal } from './portal.ts';
import { v3Headers } from './request-signature.ts';

interface PageRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  /** Sent as JSON; a GET has none, whatever is given. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: Headers | Readonly<Record<string, string>>;
  /** Ms of real time; at most, and by default, 15,000. */
  readonly timeout?: number;
}

/** `hubspot.fetch` as a UI extension has it. */
export type PageFetch = (resource: string | URL, request?: PageRequest) => Promise<Response>;

/** The pages that an app has inside HubSpot, as far as they talk to the app. */
export interface Pages {
  /**
   * What `hubspot.fetch` is to somebody who has a page of the app open. HubSpot adds who asks, signs (v3) and asks
   * once more after a 5xx or where nothing answered. The promise rejects where the address is not permitted, a body
   * is larger than 1 MB, no answer came in time, or nobody answered twice.
   * @param user user id or email of a user of the account; a RangeError where there is none
   * @param options `permittedUrls`: what the app may call; default: itself
   */
  fetchAs(user: string, options?: { readonly permittedUrls?: readonly string[] }): PageFetch;
}

interface PageOptions {
  readonly portal: Portal;
  /** Fires when the account closes. */
  readonly closing: AbortSignal;
  readonly appId: number;
  readonly clientSecret: string;
  readonly appUrl: () => string | null;
}

const longestMs = 15_000;
const largestBody = 1_000_000;
const mostAtOnce = 20;

/** Plays HubSpot's part between the pages of an app and the app. */
export function createPages(options: PageOptions): Pages {
  const { portal } = options;
  let underWay = 0;
  return {
    fetchAs: (name, { permittedUrls } = {}) => {
      const user = portal.owners.findUser(name.includes('@') ? 'email' : 'id', name);
      if (!user) throw new RangeError(`There is no user ${name} in the sandbox`);
      return async (resource, request = {}) => {
        const url = new URL(resource);
        refuseUnlessPermitted(url, permittedUrls ?? [options.appUrl()].filter((own) => own !== null));
        if (underWay >= mostAtOnce) return new Response('Too many requests at once', { status: 429 });
        underWay += 1;
        try {
          return await withinSize(await askTwice(options, addCaller(url, user, options), request));
        } finally {
          underWay -= 1;
        }
      };
    },
  };
}

function refuseUnlessPermitted(url: URL, permittedUrls: readonly string[]): void {
  const isSafe = url.protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (!isSafe) throw new TypeError(`hubspot.fetch calls https addresses only, not ${url.origin}`);
  const isPermitted = permittedUrls.some((permitted) => {
    const { origin, pathname } = new URL(permitted);
    return url.origin === origin && url.pathname.startsWith(pathname);
  });
  if (!isPermitted) throw new TypeError(`${url.origin} is not among the app's permitted URLs`);
}

/** Appended even where the page gave parameters of these names itself. */
function addCaller(url: URL, user: Owner, { portal, appId }: PageOptions): URL {
  const asked = new URL(url);
  asked.searchParams.append('userId', String(user.userId));
  asked.searchParams.append('portalId', String(portal.portalId));
  asked.searchParams.append('userEmail', user.email);
  asked.searchParams.append('appId', String(appId));
  return asked;
}

async function askTwice(options: PageOptions, url: URL, request: PageRequest): Promise<Response> {
  const inTime = AbortSignal.timeout(Math.min(request.timeout ?? longestMs, longestMs));
  const signal = AbortSignal.any([inTime, options.closing]);
  const first = await ask(options, url, request, signal).catch((error: unknown) => {
    if (signal.aborted) throw error;
    return null;
  });
  return first === null || first.status >= 500 ? ask(options, url, request, signal) : first;
}

async function ask(
  { clientSecret: secret, portal }: PageOptions,
  url: URL,
  { method = 'GET', body, headers: given }: PageRequest,
  signal: AbortSignal,
): Promise<Response> {
  const written = method === 'GET' || body === undefined ? '' : JSON.stringify(body);
  if (Buffer.byteLength(written) > largestBody) throw new TypeError('hubspot.fetch sends at most 1 MB');
  const headers = new Headers(given);
  if (written !== '') headers.set('Content-Type', 'application/json');
  const signed = v3Headers({ secret, method, url: url.href, body: written }, portal.now());
  for (const [name, value] of Object.entries(signed)) headers.set(name, value);
  return fetch(url, { method, headers, signal, ...(written !== '' && { body: written }) });
}

/** The answer as a page sees it, read to its end. */
async function withinSize(response: Response): Promise<Response> {
  const answer = await response.arrayBuffer();
  if (answer.byteLength > largestBody) throw new TypeError('hubspot.fetch takes answers of at most 1 MB');
  return new Response(answer.byteLength === 0 ? null : answer, response);
}
