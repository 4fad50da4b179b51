import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseActionCall, reviveCall } from '../../src/workflow-actions/action-call.ts';
import { aRequest } from './a-request.ts';

describe('a call as HubSpot sends it', () => {
  it('is read with whatever HubSpot adds to it', () => {
    const request = aRequest({
      object: { objectId: 614, objectType: 'CONTACT', properties: { name: 'Acme' } },
      inputFields: { cadence_days: ' 30 ', count_from: '', surprise: { deep: true } },
      context: { source: 'WORKFLOWS', workflowId: 192814114 },
      surprise: [],
    });
    expect(parseActionCall('next-refresh-date', request)).toEqual({
      ok: true,
      portalId: 145883449,
      call: {
        callbackId: 'ap-102670506-56776413549-7-0',
        action: 'next-refresh-date',
        record: { id: '614', type: 'CONTACT' },
        inputs: { cadence_days: '30', count_from: null, creative_project_id: null },
      },
    });
  });

  it.each([
    ['a number', 7],
    ['a text', '7'],
  ])('names its record by %s', (_how, objectId) => {
    const parsed = parseActionCall(
      'evaluate-refresh',
      aRequest({ object: { objectId, objectType: '2-1001' } }),
    );
    expect(parsed).toMatchObject({ ok: true, call: { record: { id: '7', type: '2-1001' } } });
  });

  it.each([null, undefined, {}, { cadence_days: null }])('may leave its fields empty: %j', (inputFields) => {
    const parsed = parseActionCall('next-refresh-date', aRequest({ inputFields }));
    expect(parsed).toMatchObject({ ok: true, call: { inputs: { cadence_days: null, count_from: null } } });
  });

  it.each([
    ['next-refresh-date', 'creative_project_id'],
    ['ad-set-readiness', 'ticket_id'],
  ] as const)('to %s names its record by %s where none is enrolled, as by an agent', (action, field) => {
    for (const object of [undefined, null, {}, { objectId: null, objectType: null }]) {
      for (const id of ['501', 501, ' 501 ']) {
        const parsed = parseActionCall(action, aRequest({ object, inputFields: { [field]: id } }));
        expect(parsed).toMatchObject({ ok: true, call: { record: { id: '501', type: '' } } });
      }
    }
  });

  it('is about the record that was typed in, where another one is enrolled', () => {
    const object = { objectId: 7, objectType: 'TICKET' };
    const asked = (ticketId: string | null) =>
      parseActionCall('ad-set-readiness', aRequest({ object, inputFields: { ticket_id: ticketId } }));
    expect(asked('501')).toMatchObject({ call: { record: { id: '501', type: '' } } });
    expect(asked('')).toMatchObject({ call: { record: { id: '7', type: 'TICKET' } } });
    expect(asked(null)).toMatchObject({ call: { record: { id: '7', type: 'TICKET' } } });
  });

  it.each(['evaluate-refresh', 'complete-implementation'] as const)(
    'to %s, which writes, is about an enrolled record and no other',
    (action) => {
      const inputFields = { creative_project_id: '501', ticket_id: '501' };
      expect(parseActionCall(action, aRequest({ object: undefined, inputFields }))).toEqual({
        ok: false,
        because: 'object must be an object',
      });
      expect(parseActionCall(action, aRequest({ inputFields }))).toMatchObject({
        call: { record: { id: '7' }, inputs: {} },
      });
    },
  );

  it.each([
    ['no object', [], 'the body must be an object'],
    ['without a callback id', aRequest({ callbackId: undefined }), 'callbackId must be a text'],
    [
      'with a callback id that cannot be one',
      aRequest({ callbackId: 'a b' }),
      'callbackId must be 1 to 200 visible characters',
    ],
    ['without an origin', aRequest({ origin: null }), 'origin must be an object'],
    [
      'of no account',
      aRequest({ origin: { portalId: 'mine' } }),
      'origin.portalId must be an account number',
    ],
    [
      'about nothing',
      aRequest({ object: undefined }),
      'no record is enrolled, so inputFields.creative_project_id must name one',
    ],
    [
      'about a record in words',
      aRequest({ inputFields: { creative_project_id: 'project 7' } }),
      'inputFields.creative_project_id must be a record id: digits only',
    ],
    ['with a record that is a text', aRequest({ object: 'project 7' }), 'object must be an object'],
    ['about no record', aRequest({ object: { objectId: 1.5 } }), 'object.objectId must be a record id'],
    [
      'about a record whose number is not exact',
      aRequest({ object: { objectId: 2 ** 60 } }),
      'object.objectId must be a record id',
    ],
    ['with fields that are a list', aRequest({ inputFields: 'x' }), 'inputFields must be an object'],
    [
      'with a field that holds an object',
      aRequest({ inputFields: { count_from: {} } }),
      'inputFields.count_from must be a text or a number',
    ],
  ])('is refused %s', (_what, request, because) => {
    expect(parseActionCall('next-refresh-date', request)).toEqual({ ok: false, because });
  });

  it('is understood or refused with words, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), oddRequest), (request) => {
        const parsed = parseActionCall('next-refresh-date', request);
        if (!parsed.ok) expect(parsed.because).toMatch(/^\S.*\S$/u);
        else expect(reviveCall(JSON.stringify(parsed.call))).toEqual(parsed.call);
      }),
      { numRuns: 500 },
    );
  });
});

const odd = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.nat(), fc.string());
const oddRequest = fc.record(
  {
    callbackId: fc.oneof(fc.constant('ap-1'), odd),
    origin: fc.oneof(fc.record({ portalId: fc.oneof(fc.nat(), odd) }), odd),
    object: fc.oneof(fc.record({ objectId: fc.oneof(fc.nat(), odd), objectType: odd }), odd),
    inputFields: fc.oneof(fc.record({ cadence_days: odd, count_from: odd }), odd),
  },
  { requiredKeys: [] },
);
