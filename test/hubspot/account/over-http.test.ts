import nock from 'nock';
import { expect, test } from 'vitest';
import { hubSpotUrl, openTransport } from '../transport/test-transport.ts';
import { openAccount, record, rowError } from './an-account.ts';

const task = (key: string) => ({
  key,
  subject: 'Share',
  body: `Ref: ${key}`,
  dueAt: 0,
  priority: 'NONE' as const,
  ownerId: null,
  projectId: '7',
  ticketId: null,
  companyIds: [],
});

test('over the wire: a project that was deleted is a 404, and missing', async () => {
  nock(hubSpotUrl)
    .get('/crm/objects/2026-09/2-77/7')
    .query(true)
    .reply(404, { status: 'error', category: 'OBJECT_NOT_FOUND', message: 'resource not found' });
  const { transport } = openTransport();
  await expect(openAccount(transport).readProjects(['7'])).resolves.toEqual(new Map());
});

test('over the wire: a 207 tells the created task from the refused one', async () => {
  nock(hubSpotUrl)
    .post('/crm/objects/2026-09/0-27/batch/create')
    .reply(207, {
      status: 'COMPLETE',
      startedAt: '2026-10-05T14:00:00Z',
      completedAt: '2026-10-05T14:00:00Z',
      numErrors: 1,
      results: [record('90', {}, { objectWriteTraceId: 'row-1' })],
      errors: [rowError('VALIDATION_ERROR', 'no such owner', { objectWriteTraceId: ['row-0'] })],
    });
  const { transport } = openTransport();
  const outcomes = await openAccount(transport).createTasks([task('a'), task('b')]);
  expect(Object.fromEntries(outcomes)).toEqual({
    a: { ok: false, because: 'refused', message: 'no such owner' },
    b: { ok: true, value: '90' },
  });
});

test('over the wire: a create whose connection breaks is sent once and its outcome is unknown', async () => {
  const scope = nock(hubSpotUrl)
    .post('/crm/objects/2026-09/0-27/batch/create')
    .replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
  const { transport, reports } = openTransport();
  const outcomes = await openAccount(transport).createTasks([task('a')]);
  expect(outcomes.get('a')).toMatchObject({ ok: false, because: 'unknown' });
  expect(reports.tries).toEqual(['batch create tasks: lost']);
  expect(scope.isDone()).toBe(true);
});

test('over the wire: a read survives an outage of a moment', async () => {
  nock(hubSpotUrl)
    .get('/account-info/2026-09/details')
    .reply(503, {})
    .get('/account-info/2026-09/details')
    .reply(200, {
      portalId: 1,
      timeZone: 'Europe/Berlin',
      uiDomain: 'app-eu1.hubspot.com',
      utcOffset: '+02:00',
    });
  const { transport } = openTransport();
  await expect(openAccount(transport).details()).resolves.toEqual({
    portalId: 1,
    timeZone: 'Europe/Berlin',
    uiDomain: 'app-eu1.hubspot.com',
  });
});
