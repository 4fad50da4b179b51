import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { AccountError } from '../../../src/reconcile/ports/account.ts';
import { workflowActions } from '../../../src/workflow-actions/catalogue.ts';
import { TryLater } from '../../../src/workflow-actions/outcome.ts';
import { aRequest } from '../../workflow-actions/a-request.ts';
import { openDoor, type Door } from './calls.ts';
import '../../support/repeatable-properties.ts';

let door: Door;
beforeEach(async () => {
  door = await openDoor();
});

const body = JSON.stringify(aRequest());
const path = 'complete-implementation';

describe('a workflow action', () => {
  it.each(Object.keys(workflowActions))(
    'is called by its name and answered with its outputs: %s',
    async (name) => {
      const outputs = { explanation: 'Because.', handoff_count: 2 };
      door.answer = () => Promise.resolve({ kind: 'outcome', outcome: { ok: true, outputs } });
      expect(await door.post(name, body)).toEqual({
        status: 200,
        body: { outputFields: { ...outputs, hs_execution_state: 'SUCCESS' } },
        retryAfter: null,
      });
      expect(door.calls.map(({ action, callbackId, record }) => ({ action, callbackId, record }))).toEqual([
        {
          action: name,
          callbackId: 'ap-102670506-56776413549-7-0',
          record: { id: '7', type: 'p145883449_creative_project' },
        },
      ]);
      expect(await door.counts()).toEqual({ [`${name} done`]: 1 });
    },
  );

  it('lets the workflow wait, a day at most, for an outcome that is told later', async () => {
    expect(await door.post(path, body)).toEqual({
      status: 200,
      body: { outputFields: { hs_execution_state: 'BLOCK', hs_expiration_duration: 'P1D' } },
      retryAfter: null,
    });
    expect(await door.counts()).toEqual({ [`${path} promised`]: 1 });
  });

  const errorCodes = [
    ...new Set(Object.values(workflowActions).flatMap(({ errorCodes }) => [...errorCodes])),
  ];
  it.each(errorCodes)('shows what is wrong in the history of the workflow: %s', async (errorCode) => {
    const message = 'Do this and that.';
    door.answer = () => Promise.resolve({ kind: 'outcome', outcome: { ok: false, errorCode, message } });
    expect(await door.post(path, body)).toEqual({
      status: errorCode === 'RECORD_NOT_FOUND' ? 404 : 400,
      body: {
        error: message,
        errorCode,
        outputFields: { errorCode, hs_execution_state: 'FAIL_CONTINUE' },
      },
      retryAfter: null,
    });
    expect(await door.counts()).toEqual({ [`${path} not done`]: 1 });
  });

  it('asks HubSpot to come again later where too many calls are in hand', async () => {
    door.answer = () => Promise.resolve({ kind: 'overloaded' });
    expect(await door.post(path, body)).toEqual({
      status: 429,
      body: { error: 'too many calls are in hand; repeat this one a little later' },
      retryAfter: '10',
    });
    expect(await door.counts()).toEqual({ [`${path} overloaded`]: 1 });
  });

  it.each([
    ['HubSpot is out of reach', new AccountError('later', 'no answer'), 'HubSpot cannot be read now'],
    ['the token is wrong', new AccountError('unauthorised', 'bad token'), 'HubSpot cannot be read now'],
    ['the work did not come about', new TryLater('not yet'), 'the action cannot be carried out now'],
  ])('is repeated by HubSpot where %s', async (_why, error, told) => {
    door.answer = () => Promise.reject(error);
    expect(await door.post(path, body)).toEqual({ status: 503, body: { error: told }, retryAfter: null });
    expect(await door.counts()).toEqual({ [`${path} put off`]: 1 });
  });

  it('is repeated by HubSpot where something is broken inside, of which it learns nothing', async () => {
    door.answer = () => Promise.reject(new TypeError('something private'));
    expect(await door.post(path, body)).toEqual({
      status: 500,
      body: { error: 'something went wrong here' },
      retryAfter: null,
    });
    expect(await door.counts()).toEqual({ [`${path} failed`]: 1 });
  });
});

describe('a call reaches nothing', () => {
  async function expectRefused(status: number, error: string, sending: ReturnType<Door['post']>) {
    expect(await sending).toEqual({ status, body: { error }, retryAfter: null });
    expect(door.calls).toEqual([]);
  }

  it('where there is no such action, and its body is not even read', async () => {
    await expectRefused(404, 'there is no such workflow action', door.post('constructor', 'x'.repeat(9000)));
    expect(await door.counts()).toEqual({});
  });

  it('where it is not JSON by its own account', async () => {
    const sending = door.post(path, body, { 'content-type': 'text/plain' });
    await expectRefused(415, 'the content type is not application/json', sending);
  });

  it('where it is too large', async () => {
    await expectRefused(413, 'the body is larger than 5000 bytes', door.post(path, 'x'.repeat(5001)));
  });

  it('where its signature does not hold, before anything of it is read', async () => {
    door.verify = () => ({ ok: false, because: 'the v2 signature does not match' });
    await expectRefused(401, 'the v2 signature does not match', door.post(path, '{'));
    expect(await door.counts()).toEqual({ [`${path} refused 401`]: 1 });
  });

  it('where it is for another account', async () => {
    const other = JSON.stringify(aRequest({ origin: { portalId: 1 } }));
    await expectRefused(403, 'origin.portalId is not the account this app serves', door.post(path, other));
  });

  it('as long as the account is not known', async () => {
    door.known = null;
    await expectRefused(503, 'the HubSpot account is not known yet', door.post(path, body));
  });

  it.each([
    ['no JSON', '{', 'the body is not JSON'],
    ['empty', '', 'the body is not JSON'],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'the body is not JSON'],
    ['a list', '[]', 'the body must be an object'],
    ['about nothing', JSON.stringify(aRequest({ object: 'it' })), 'object must be an object'],
  ])('where its body is %s, and the history of the workflow says so', async (_what, sent, error) => {
    expect(await door.post(path, sent)).toEqual({
      status: 400,
      body: {
        error,
        errorCode: 'BAD_INPUT',
        outputFields: { errorCode: 'BAD_INPUT', hs_execution_state: 'FAIL_CONTINUE' },
      },
      retryAfter: null,
    });
    expect(door.calls).toEqual([]);
    expect(await door.counts()).toEqual({ [`${path} refused 400`]: 1 });
  });

  it('whatever nonsense it is', async () => {
    const nonsense = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((json) => json.slice(1)),
    );
    await fc.assert(
      fc.asyncProperty(nonsense, async (sent) => {
        const { status, body: answer } = await door.post(path, sent);
        expect({ status, answer }).toEqual({
          status: 400,
          answer: {
            error: expect.stringMatching(/^\S/u) as unknown,
            errorCode: 'BAD_INPUT',
            outputFields: { errorCode: 'BAD_INPUT', hs_execution_state: 'FAIL_CONTINUE' },
          },
        });
      }),
      { numRuns: 300 },
    );
    expect(door.calls).toEqual([]);
  });
});

describe('the record of calls', () => {
  it('is one line each, without anything that was sent', async () => {
    await door.post(path, body);
    const failure = { ok: false, errorCode: 'NOT_APPROVED', message: 'Ask ann@agency.example.' } as const;
    for (const outcome of [{ ok: true, outputs: { note: 'ann@agency.example' } }, failure] as const) {
      door.answer = () => Promise.resolve({ kind: 'outcome', outcome });
      await door.post(path, body);
    }
    door.answer = () => Promise.reject(new AccountError('later', 'no answer for ann@agency.example'));
    await door.post(path, body);
    door.verify = () => ({ ok: false, because: 'there is no signature' });
    await door.post(path, body);
    const durationMs = expect.any(Number) as unknown;
    const ids = { callbackId: 'ap-102670506-56776413549-7-0', recordId: '7' };
    expect(door.logBook.lines).toEqual([
      {
        ...{ level: 'info', message: 'Workflow action promised' },
        ...{ action: path, ...ids, outcome: 200, durationMs },
      },
      {
        ...{ level: 'info', message: 'Workflow action answered' },
        ...{ action: path, ...ids, outcome: 200, durationMs },
      },
      {
        ...{ level: 'warn', message: 'Workflow action not carried out' },
        ...{ action: path, ...ids, outcome: 400, errorCode: 'NOT_APPROVED', durationMs },
      },
      {
        ...{ level: 'error', message: 'Workflow action put off' },
        ...{ action: path, ...ids, outcome: 503, durationMs },
        error: 'HubSpot cannot be read now: AccountError: no answer for [address]',
      },
      {
        ...{ level: 'warn', message: 'Workflow action not carried out' },
        ...{ action: path, callbackId: null, recordId: null, outcome: 401, durationMs },
        error: 'there is no signature',
      },
    ]);
  });
});
