import express, { raw } from 'express';
import { verifySignature } from '../../../src/hubspot/signature/verify-signature.ts';
import { parseWebhookEvents } from '../../../src/http/webhook-events.ts';
import { announce, clientSecret, signedUri } from './rival.ts';

/** All that has to be done with a delivery but for storing it: what Express alone would answer. */
const app = express();
app.disable('x-powered-by');
app.set('etag', false);
app.post('/webhooks/hubspot', raw({ type: () => true, limit: 1_000_000 }), (request, response) => {
  const body: unknown = request.body;
  const rawBody = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const { method, headers } = request;
  const publicUri = signedUri(request.originalUrl);
  const verdict = verifySignature(
    { method, publicUri, rawBody, headers },
    { secret: clientSecret, fallback: null, now: Date.now() },
  );
  if (!verdict.ok) {
    response.status(401).end();
    return;
  }
  const events = parseWebhookEvents(JSON.parse(rawBody.toString('utf8')));
  response.status(events.length > 0 ? 204 : 400).end();
});
const server = app.listen(0, '127.0.0.1', () => announce(server));
