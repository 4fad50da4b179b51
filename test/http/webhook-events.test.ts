import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/http/refusal.ts';
import { parseWebhookEvents } from '../../src/http/webhook-events.ts';
import { associationChange, creation, merge, propertyChange } from './events.ts';

describe('reading a delivery', () => {
  it.each([
    ['an object', {}, 'the body is not an array of events'],
    ['an event that is no object', ['x'], 'event 0: must be an object'],
    ['no account', [creation({ portalId: undefined })], 'event 0: portalId must be an account number'],
    [
      'an unknown kind without account',
      [{ subscriptionType: 'a.b' }],
      'event 0: portalId must be an account number',
    ],
    ['no kind', [creation(), { portalId: 1 }], 'event 1: subscriptionType must name a subscription'],
    ['a strange record id', [creation({ objectId: 'abc' })], 'event 0: objectId must be a record id'],
    [
      'an id too large to be exact',
      [creation({ objectId: 2 ** 60 })],
      'event 0: objectId must be a record id',
    ],
    [
      'no record type',
      [propertyChange(), propertyChange({ objectTypeId: undefined })],
      'event 1: objectTypeId must be an object type id',
    ],
    [
      'no property',
      [propertyChange({ propertyName: undefined })],
      'event 0: propertyName must be the name of a property',
    ],
    [
      'a merge of nothing',
      [merge({ primaryObjectId: undefined })],
      'event 0: primaryObjectId must be a record id',
    ],
    [
      'a strange merged record',
      [merge({ mergedObjectIds: [1, null] })],
      'event 0: mergedObjectIds.1 must be a record id',
    ],
    [
      'an association of nothing',
      [associationChange({ toObjectId: null })],
      'event 0: toObjectId must be a record id',
    ],
  ])('refuses %s and names event and field', (_what, document, message) => {
    expect(() => parseWebhookEvents(document)).toThrow(new Refusal(400, message));
  });

  it('takes fields nobody knows, ids as text, and hints of an unexpected kind', () => {
    const event = creation({ objectId: '501', changeSource: { new: 'shape' }, somethingNew: [1] });
    expect(parseWebhookEvents([event])).toEqual([
      {
        subscriptionType: 'object.creation',
        portalId: 145883449,
        changeSource: undefined,
        objectTypeId: '0-5',
        objectId: '501',
      },
    ]);
  });

  it('takes an empty delivery', () => {
    expect(parseWebhookEvents([])).toEqual([]);
  });
});
