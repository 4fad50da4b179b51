import { describe, expect, it } from 'vitest';
import { createCallbackCompletion } from '../../src/hubspot/complete-callback.ts';
import {
  HubSpotOutcomeUnknown,
  HubSpotRefused,
  HubSpotUnavailable,
} from '../../src/hubspot/transport/errors.ts';
import { ScriptedTransport } from './account/scripted-transport.ts';

function completeBy(script: () => unknown) {
  const transport = new ScriptedTransport({ 'complete workflow action': script });
  const outputs = { outcome: 'closed', next_refresh_date: 1779494400000, hs_execution_state: 'SUCCESS' };
  const complete = createCallbackCompletion(transport);
  return { transport, completing: complete({ callbackId: 'ap-1/7', outputs }) };
}

function failWith(error: Error) {
  return completeBy(() => {
    throw error;
  }).completing;
}

describe('the end of a workflow action that HubSpot waits for', () => {
  it('is told in texts and once more in its own types', async () => {
    const { transport, completing } = completeBy(() => undefined);
    expect(await completing).toEqual({ ok: true, value: 'heard' });
    expect(transport.calls).toEqual([
      {
        name: 'complete workflow action',
        method: 'POST',
        path: '/automation/actions/callbacks/2026-09/ap-1%2F7/complete',
        query: {},
        repeat: 'safe',
        inputs: [],
        body: {
          outputFields: {
            outcome: 'closed',
            next_refresh_date: '1779494400000',
            hs_execution_state: 'SUCCESS',
          },
          typedOutputs: { outcome: 'closed', next_refresh_date: 1779494400000 },
        },
      },
    ]);
  });

  it.each([
    ['refused', 400],
    ['later', 401],
    ['later', 403],
  ])('is %s where HubSpot answers %i', async (because, status) => {
    const details = { status, category: null, correlationId: null };
    expect(await failWith(new HubSpotRefused('no', details))).toEqual({ ok: false, because, message: 'no' });
  });

  it('that HubSpot does not know of is not awaited any more', async () => {
    const details = { status: 404, category: 'OBJECT_NOT_FOUND', correlationId: null };
    expect(await failWith(new HubSpotRefused('no such callback', details))).toEqual({
      ok: true,
      value: 'not awaited',
    });
  });

  it('may be told later where HubSpot is out of reach', async () => {
    expect(await failWith(new HubSpotUnavailable('no answer', null))).toEqual({
      ok: false,
      because: 'later',
      message: 'no answer',
    });
  });

  it('may have been heard where the answer was lost', async () => {
    expect(await failWith(new HubSpotOutcomeUnknown('lost'))).toEqual({
      ok: false,
      because: 'unknown',
      message: 'lost',
    });
  });

  it('is put off where something is broken inside', async () => {
    expect(await failWith(new TypeError('x'.repeat(500)))).toEqual({
      ok: false,
      because: 'later',
      message: 'x'.repeat(300),
    });
  });
});
