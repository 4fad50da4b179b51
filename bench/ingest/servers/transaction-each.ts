import { createServer, type IncomingMessage } from 'node:http';
import Libsql from 'libsql';
import { z } from 'zod';
import { verifySignature } from '../../../src/hubspot/signature/verify-signature.ts';
import { announce, clientSecret, signedUri } from './rival.ts';

/**
 * The bare idea: no framework, no schema, and one SQLite transaction for every request, with a prepared upsert for
 * each record in it. As durable as the app's own store.
 */
const database = new Libsql(process.env['BENCH_DATABASE_FILE'] ?? '');
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(
  'create table work (kind text, id text, priority integer, due_at integer, version integer, primary key (kind, id))',
);
const upsert = database.prepare(
  'insert into work (kind, id, priority, due_at, version) values (?, ?, ?, ?, 1) on conflict (kind, id) do update set version = version + 1, due_at = min(due_at, excluded.due_at), priority = min(priority, excluded.priority)',
);
const eventsSchema = z.custom<readonly { readonly objectTypeId: string; readonly objectId: number }[]>();

function store(body: Buffer): void {
  const events = eventsSchema.parse(JSON.parse(body.toString('utf8')));
  const records = new Map(events.map((event) => [`${event.objectTypeId} ${event.objectId}`, event]));
  const dueAt = Date.now() + 2000;
  database.exec('begin immediate');
  for (const { objectTypeId, objectId } of records.values())
    upsert.run([objectTypeId === '0-5' ? 'ticket' : 'project', String(objectId), 0, dueAt]);
  database.exec('commit');
}

function isSigned({ method = '', url = '', headers }: IncomingMessage, rawBody: Buffer): boolean {
  const request = { method, publicUri: signedUri(url), rawBody, headers };
  return verifySignature(request, { secret: clientSecret, fallback: null, now: Date.now() }).ok;
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const isGood = isSigned(request, body);
    if (isGood) store(body);
    response.writeHead(isGood ? 204 : 401).end();
  });
});
server.listen(0, '127.0.0.1', () => announce(server));
