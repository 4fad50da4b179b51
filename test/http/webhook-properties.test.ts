import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsToMarks } from '../../src/http/events-to-marks.ts';
import { Refusal } from '../../src/http/refusal.ts';
import { parseWebhookEvents } from '../../src/http/webhook-events.ts';
import { associationChange, creation, merge, propertyChange } from './events.ts';
import { account, noon } from './fakes.ts';
import '../support/repeatable-properties.ts';

const id = fc.integer({ min: 1, max: 6 });
const typeId = fc.constantFrom('2-143967026', '0-5', '0-27', '0-2');
const changeSource = fc.constantFrom('CRM_UI', 'INTEGRATION', 'IMPORT');

const event = fc.oneof(
  fc.record({ objectId: id, objectTypeId: typeId, changeSource }).map(creation),
  fc
    .record({
      objectId: id,
      objectTypeId: typeId,
      changeSource,
      propertyName: fc.constantFrom('creative_refresh_status', 'hs_pipeline_stage', 'hs_task_status'),
      propertyValue: fc.constantFrom('COMPLETED', 'blank', 'REDACTED'),
    })
    .map(propertyChange),
  fc
    .record({ primaryObjectId: id, mergedObjectIds: fc.array(id), objectTypeId: typeId, changeSource })
    .map(merge),
  fc
    .record({
      fromObjectId: id,
      toObjectId: id,
      fromObjectTypeId: typeId,
      toObjectTypeId: typeId,
      changeSource,
    })
    .map(associationChange),
);

/** The marks in an order of their own. */
function marksOf(events: readonly object[]): string[] {
  const { marks } = eventsToMarks(parseWebhookEvents(events), account.recordTypes, noon);
  return marks.map((mark) => JSON.stringify(mark)).sort();
}

describe('whatever HubSpot sends', () => {
  it('leads to the same records in any order and however often it is repeated', () => {
    const shuffled = fc
      .array(event, { minLength: 1, maxLength: 12 })
      .chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray(events, { minLength: events.length }),
          fc.array(fc.constantFrom(...events)),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([events, reordered, repeated]) => {
        expect(marksOf([...reordered, ...repeated])).toEqual(marksOf(events));
      }),
    );
  });

  it('marks no record twice in one delivery', () => {
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const { marks } = eventsToMarks(parseWebhookEvents(events), account.recordTypes, noon);
        const records = marks.map(({ kind, id: record }) => `${kind} ${record}`);
        expect(new Set(records).size).toBe(records.length);
      }),
    );
  });

  it('is understood or refused with 400, never a failure of ours', () => {
    const known = fc.constantFrom('object.merge', 'object.creation', 'object.propertyChange', 'x.y');
    const odd = fc.record({ subscriptionType: fc.oneof(known, fc.jsonValue()), portalId: fc.jsonValue() });
    const nearly = fc
      .tuple(odd, fc.dictionary(fc.string(), fc.jsonValue()))
      .map((parts) => Object.assign({}, ...parts));
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.array(nearly)), (document) => {
        try {
          eventsToMarks(parseWebhookEvents(document), account.recordTypes, noon);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          expect(error).toMatchObject({ status: 400 });
        }
      }),
    );
  });
});
