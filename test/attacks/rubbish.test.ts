import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { creation } from '../http/events.ts';
import { aRequest } from '../workflow-actions/a-request.ts';
import { openDoors, pageQuery, signed, type Doors } from './doors.ts';
import { ask, type WireRequest } from './wire.ts';

const many = 100_000;
const deep = (text: string) => `${'['.repeat(many)}${text}${']'.repeat(many)}`;
const deepGroups = `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`;
const right = JSON.stringify([creation()]);
const withId = (text: string) => right.replace('501', text);
const notAnId = 'event 0: objectId must be a record id';
const tooDeep = 'the body is nested more than 100 levels deep';

/** Bodies that HubSpot's signature vouches for: strangers' are not even parsed. */
const refused: readonly (readonly [what: string, body: string | Buffer, status: number, error: string])[] = [
  ['a list of 100,000 numbers', `[${'1,'.repeat(many)}1]`, 400, 'event 0: must be an object'],
  ['a list of 100,000 empty lists', `[${'[],'.repeat(many)}[]]`, 400, 'event 0: must be an object'],
  ['lists 100,000 deep', deep('1'), 400, tooDeep],
  ['groups 40,000 deep', deepGroups, 400, tooDeep],
  [
    'groups 40,000 deep inside of an event',
    `[{"subscriptionType":"x","portalId":1,"a":${deepGroups}}]`,
    400,
    tooDeep,
  ],
  ['lists that are never closed', '['.repeat(many), 400, 'the body is not JSON'],
  ['a number beyond all numbers', withId('1e400'), 400, notAnId],
  ['a number with 100,000 digits', withId('9'.repeat(many)), 400, notAnId],
  ['a number that JSON cannot hold exactly', withId('9007199254740993'), 400, notAnId],
  ['a text with a zero byte for an id', withId('"5\\u0000"'), 400, notAnId],
  ['half a character for an id', withId('"\\ud800"'), 400, notAnId],
  ['a zero byte', `\0${right}`, 400, 'the body is not JSON'],
  ['zero bytes only', Buffer.alloc(1000), 400, 'the body is not JSON'],
  ['two documents', `${right}${right}`, 400, 'the body is not JSON'],
  ['UTF-16', Buffer.from(right, 'utf16le'), 400, 'the body is not JSON'],
  [
    'a prototype of its own',
    '[{"__proto__":{"subscriptionType":"object.creation"}}]',
    400,
    'event 0: subscriptionType must name a subscription',
  ],
  ['more than a megabyte', 'x'.repeat(1_000_001), 413, 'the body is larger than 1000000 bytes'],
];

/** Odd, but it can be understood in one way only. */
const taken: readonly (readonly [what: string, body: string, marks: readonly string[]])[] = [
  ['a byte order mark', `\ufeff${right}`, ['ticket 501']],
  ['a name twice, of which the last counts', withId('1,"objectId":502'), ['ticket 502']],
  ['a prototype besides', right.replace('{', '{"__proto__":{"objectId":1},'), ['ticket 501']],
  ['100,000 digits behind the point', withId(`501.${'0'.repeat(many)}`), ['ticket 501']],
];

function deliver(doors: Doors, body: string | Buffer, headers: Readonly<Record<string, string>> = {}) {
  return ask(doors.port, signed({ method: 'POST', target: '/webhooks/hubspot', body, headers }));
}

describe('a delivery', () => {
  it.each(refused)('is refused in words with %s', async (_what, body, status, error) => {
    const doors = await openDoors();
    const answer = await deliver(doors, body);
    expect([answer.status, answer.body]).toEqual([status, JSON.stringify({ error })]);
    expect(doors.webhooks.marked).toEqual([]);
  });

  it.each(taken)('is taken for what it says with %s', async (_what, body, marks) => {
    const doors = await openDoors();
    expect((await deliver(doors, body)).status).toBe(204);
    expect(doors.webhooks.marked.map(({ kind, id }) => `${kind} ${id}`)).toEqual(marks);
  });

  it.each(['gzip', 'deflate', 'br', 'identity, gzip', 'x'])('is never unpacked: %s', async (encoding) => {
    const doors = await openDoors();
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const { status, body } = await deliver(doors, bomb, { 'Content-Encoding': encoding });
    expect([status, body]).toEqual([415, '{"error":"the body is compressed"}']);
  });
});

describe('nothing that is nested too deeply', () => {
  const proposal = `{"basedOn":1,"settings":${deepGroups}}`;
  const call = JSON.stringify(aRequest()).replace('"inputFields":{}', '"inputFields":{"ticket_id":[[1]]}');
  it.each<[name: string, WireRequest]>([
    [
      'workflow action',
      {
        method: 'POST',
        target: '/workflow-actions/ad-set-readiness',
        body: call.replace('[[1]]', `${'['.repeat(200)}${']'.repeat(200)}`),
      },
    ],
    [
      'settings',
      {
        method: 'PUT',
        target: `/api/settings?${pageQuery}`,
        body: proposal.replaceAll('{"a":'.repeat(30_000), '').replaceAll('}'.repeat(30_000), ''),
      },
    ],
    ['operation', { method: 'POST', target: '/admin/operations/settings-import', body: proposal }],
    [
      'operation with a value',
      {
        method: 'POST',
        target: '/admin/operations/settings-set',
        body: `{"field":"leadDays","value":${deep('1')}}`,
      },
    ],
    [
      'dead letter',
      { method: 'POST', target: '/admin/dead-letters/retry', body: `${'['.repeat(4000)}${']'.repeat(4000)}` },
    ],
  ])('reaches a %s', async (_name, request) => {
    const doors = await openDoors();
    const headers = { Authorization: `Bearer ${doors.adminToken}` };
    const { status, body } = await ask(doors.port, signed({ ...request, headers }));
    expect([status, JSON.parse(body)]).toMatchObject([400, { error: tooDeep }]);
    expect([doors.calls, doors.runs, doors.settings.versions.length, doors.webhooks.done]).toEqual([
      [],
      [],
      1,
      [],
    ]);
  });
});

describe('an address', () => {
  it.each([
    ['/api/projects/%', 400],
    ['/api/projects/%zz', 400],
    ['/workflow-actions/%E0%A4%A', 400],
    ['/workflow-actions/__proto__', 404],
    ['/workflow-actions/constructor', 404],
    ['/admin/operations/__proto__', 401],
    [`/${'a'.repeat(8000)}`, 404],
    [`/${'a'.repeat(20_000)}`, 431],
    ['/\u0001', 400],
    ['*', 404],
  ])('that is nonsense is refused: %s', async (target, status) => {
    const doors = await openDoors();
    const method = target.startsWith('/api') ? 'GET' : 'POST';
    expect((await ask(doors.port, { method, target })).status).toBe(status);
  });
});
