import type { Request } from 'express';

/**
 * Whether a page of this very app sent the request. Every browser says so with a form, in one header or the other;
 * a request in which neither does is not from one of our pages.
 */
export function isFromOurPage({ headers }: Pick<Request, 'headers'>, publicBaseUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  const { origin } = headers;
  if (site === undefined && origin === undefined) return false;
  if (site !== undefined && site !== 'same-origin') return false;
  return origin === undefined || isOurs(origin, headers.host, publicBaseUrl);
}

/** A proxy may have changed the Host header: then the public address tells. */
function isOurs(origin: string, host: string | undefined, publicBaseUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.host === host?.toLowerCase() || from.origin === new URL(publicBaseUrl).origin;
}
