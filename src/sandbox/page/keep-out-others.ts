import type { RequestHandler } from 'express';

const ownHosts = ['127.0.0.1', 'localhost', '[::1]'];

/** Answers browsers on this machine only, and changes nothing for pages from elsewhere. */
export const keepOutOthers: RequestHandler = (request, response, next) => {
  const isOwnHost = ownHosts.includes(request.hostname);
  const site = request.get('Sec-Fetch-Site') ?? 'none';
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  if (isOwnHost && (isReading || site === 'same-origin' || site === 'none')) next();
  else response.status(403).type('text/plain').send('The sandbox is for browsers on this machine.');
};
