import { describe, expect, it, vi } from 'vitest';
import {
  createSettingsClient,
  type PageFetch,
} from '../../../src/hubspot-app/app/settings/settings-client.ts';
import { answerWith, settingsWith } from './support/answers.ts';

const baseUrl = 'https://refresh.agency.example';
const answering =
  (status: number, body: unknown): PageFetch =>
  () =>
    Promise.resolve({ status, json: () => Promise.resolve(body) });
const read = (fetch: PageFetch) => createSettingsClient(fetch, baseUrl, 1_000).read();

describe('Asking the server', () => {
  it('sends a dry run with the day of the example, and a save without', async () => {
    const sent: unknown[] = [];
    const client = createSettingsClient(
      (url, options) => {
        sent.push([url, options]);
        return Promise.resolve({ status: 200, json: () => Promise.resolve(answerWith()) });
      },
      baseUrl,
      1_000,
    );
    await client.check(4, settingsWith(), '2026-04-01');
    await client.check(4, settingsWith(), null);
    await client.save(4, settingsWith());
    const put = (body: unknown) => [`${baseUrl}/api/settings`, { method: 'PUT', timeout: 1_000, body }];
    expect(sent).toEqual([
      put({ basedOn: 4, settings: settingsWith(), dryRun: true, previewDate: '2026-04-01' }),
      put({ basedOn: 4, settings: settingsWith(), dryRun: true }),
      put({ basedOn: 4, settings: settingsWith() }),
    ]);
  });

  it.each([
    [200, answerWith(), { kind: 'answered', answer: answerWith() }],
    [200, { greeting: 'hello' }, { kind: 'unexpected', status: 200, message: null }],
    [400, { error: 'no' }, { kind: 'refused', message: 'no', problems: [] }],
    [400, { error: 'no', problems: 'many' }, { kind: 'refused', message: 'no', problems: [] }],
    [401, null, { kind: 'unsigned', message: null }],
    [403, { error: '' }, { kind: 'forbidden', message: null }],
    [404, { error: 'gone' }, { kind: 'unexpected', status: 404, message: 'gone' }],
    [408, null, { kind: 'timeout' }],
    [
      409,
      { error: 'no', currentVersion: 5, savedBy: 'ana', savedAt: '2026-02-02T16:05:00.000Z' },
      { kind: 'conflict', savedBy: 'ana', savedAt: '2026-02-02T16:05:00.000Z' },
    ],
    [409, null, { kind: 'conflict', savedBy: null, savedAt: null }],
    [429, { error: 'wait' }, { kind: 'unavailable', message: 'wait' }],
    [500, null, { kind: 'unavailable', message: null }],
    [504, null, { kind: 'timeout' }],
  ])('takes %i with %j for what it is', async (status, body, outcome) => {
    expect(await read(answering(status, body))).toEqual(outcome);
  });

  it('goes by the status where the answer is no JSON', async () => {
    const page: PageFetch = () =>
      Promise.resolve({ status: 502, json: () => Promise.reject(new SyntaxError('<html>')) });
    expect(await read(page)).toEqual({ kind: 'unavailable', message: null });
  });

  it('tells a time-out from a network that is down', async () => {
    const failing =
      (error: Error): PageFetch =>
      () =>
        Promise.reject(error);
    expect([
      await read(failing(new DOMException('too late', 'TimeoutError'))),
      await read(failing(new DOMException('given up', 'AbortError'))),
      await read(failing(new TypeError('fetch failed'))),
    ]).toEqual([{ kind: 'timeout' }, { kind: 'timeout' }, { kind: 'unreachable' }]);
  });

  it('leaves no timer behind once it is answered', async () => {
    vi.useFakeTimers();
    try {
      await read(answering(200, answerWith()));
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('waits no longer than it was told to', async () => {
    const client = createSettingsClient(() => new Promise(() => undefined), baseUrl, 5);
    expect(await client.read()).toEqual({ kind: 'timeout' });
  });
});
