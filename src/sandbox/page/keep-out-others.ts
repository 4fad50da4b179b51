import type { Request, RequestHandler } from 'express';

const ownHosts = ['127.0.0.1', 'localhost', '[::1]'];

/** Answers browsers on this machine only, and changes nothing for pages from elsewhere. */
export const keepOutOthers: RequestHandler = (request, response, next) => {
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  if (ownHosts.includes(request.hostname) && (isReading || isFromOwnPage(request))) next();
  else response.status(403).type('text/plain').send('The sandbox is for browsers on this machine.');
};

/** Browsers say where a form comes from, in one header or the other; what says neither is no browser. */
function isFromOwnPage(request: Request): boolean {
  const site = request.get('Sec-Fetch-Site') ?? 'same-origin';
  const origin = request.get('Origin') ?? `http://${request.get('Host') ?? ''}`;
  return ['same-origin', 'none'].includes(site) && origin === `http://${request.get('Host') ?? ''}`;
}
