import { describe, expect, it } from 'vitest';
import { eventsToMarks } from '../../src/http/events-to-marks.ts';
import { parseWebhookEvents } from '../../src/http/webhook-events.ts';
import { associationChange, creation, merge, propertyChange } from './events.ts';
import { account, noon } from './fakes.ts';

function marking(...events: object[]) {
  return eventsToMarks(parseWebhookEvents(events), account.recordTypes, noon);
}
const project = (id: string, priority = 0) => ({ kind: 'project', id, priority, dueAt: noon });
const ticket = (id: string, priority = 0) => ({ kind: 'ticket', id, priority, dueAt: noon });
const task = (id: string, priority = 0) => ({ kind: 'task', id, priority, dueAt: noon });

describe('which records events lead to', () => {
  it.each([
    ['a project whose status changed', [propertyChange()], [project('180584432881')]],
    [
      'a ticket whose stage changed',
      [propertyChange({ objectTypeId: '0-5', objectId: 501, propertyName: 'hs_pipeline_stage' })],
      [ticket('501')],
    ],
    ['a new ticket', [creation()], [ticket('501')]],
    [
      'a deleted project',
      [creation({ subscriptionType: 'object.deletion', changeFlag: 'DELETED', objectTypeId: '2-143967026' })],
      [project('501')],
    ],
    ['a restored ticket', [creation({ subscriptionType: 'object.restore' })], [ticket('501')]],
    ['all records of a merge', [merge()], [ticket('501'), ticket('502'), ticket('503'), ticket('504')]],
    ['a merge without a new record', [merge({ newObjectId: null, mergedObjectIds: [] })], [ticket('501')]],
    [
      'both sides of an association between project and ticket',
      [associationChange({ fromObjectTypeId: '0-5', toObjectTypeId: '2-143967026' })],
      [ticket('501'), project('12')],
    ],
    [
      'the project of an association with something else',
      [associationChange({ fromObjectTypeId: '0-2', toObjectTypeId: '2-143967026' })],
      [project('12')],
    ],
    [
      'the ticket an association is named after, where no types were sent',
      [associationChange()],
      [ticket('501')],
    ],
    [
      'the ticket on the far side of a named association',
      [associationChange({ associationType: 'CREATIVE_PROJECT_TO_TICKET' })],
      [ticket('12')],
    ],
    [
      'only the ticket, where the subscribed type is that of the far side',
      [associationChange({ associationType: 'CREATIVE_PROJECT_TO_TICKET', objectTypeId: '0-5' })],
      [ticket('12')],
    ],
    [
      'project and ticket, where the subscribed type tells the first and the name the second',
      [associationChange({ associationType: 'CREATIVE_PROJECT_TO_TICKET', objectTypeId: '2-143967026' })],
      [project('501'), ticket('12')],
    ],
    [
      'a completed task',
      [
        propertyChange({
          objectTypeId: '0-27',
          objectId: 77,
          propertyName: 'hs_task_status',
          propertyValue: 'COMPLETED',
        }),
      ],
      [task('77')],
    ],
  ])('%s is to be looked at', (_what, events, marks) => {
    expect(marking(...events)).toEqual({ marks, dropped: {} });
  });

  it('drops, by reason, what leads nowhere', () => {
    const events = [
      { portalId: 145883449, subscriptionType: 'conversation.newMessage', objectId: 'somewhere' },
      creation({ objectTypeId: '0-1' }),
      propertyChange({ objectTypeId: '0-2', propertyName: 'name' }),
      merge({ objectTypeId: undefined }),
      propertyChange({ propertyName: 'hs_lastmodifieddate' }),
      propertyChange({ objectTypeId: '0-5', propertyName: 'creative_refresh_status' }),
      propertyChange({ objectTypeId: '0-27', propertyName: 'hs_task_status', propertyValue: 'WAITING' }),
      propertyChange({ objectTypeId: '0-27', propertyName: 'hs_task_subject', propertyValue: 'COMPLETED' }),
      creation({ objectTypeId: '0-27' }),
      merge({ objectTypeId: '0-27' }),
      associationChange({ associationType: undefined }),
      associationChange({ fromObjectTypeId: '0-27', toObjectTypeId: '0-2' }),
    ];
    expect(marking(...events)).toEqual({
      marks: [],
      dropped: {
        'unknown subscription': 1,
        'unknown record type': 3,
        'unknown property': 2,
        'task not completed': 4,
        'association of other records': 2,
      },
    });
  });

  it('marks a record once, however many events speak of it', () => {
    const events = [creation(), merge(), creation({ eventId: 1 }), propertyChange(), propertyChange()];
    expect(marking(...events).marks.map(({ id }) => id)).toEqual([
      '501',
      '502',
      '503',
      '504',
      '180584432881',
    ]);
  });

  it.each([
    ['CRM_UI', 0],
    ['MOBILE_IOS', 0],
    ['MOBILE_ANDROID', 0],
    ['CRM_UI_BULK_ACTION', 1],
    ['IMPORT', 1],
    ['INTEGRATION', 1],
    ['AUTOMATION_PLATFORM', 1],
    [undefined, 1],
  ])('a change by %s goes into the queue with priority %i', (changeSource, priority) => {
    expect(marking(creation({ changeSource })).marks).toEqual([ticket('501', priority)]);
  });

  it('lets a person in a hurry overtake the echo of a program, whichever is told first', () => {
    const echo = creation({ changeSource: 'INTEGRATION', sourceId: '14947547' });
    expect(marking(echo, creation()).marks).toEqual([ticket('501', 0)]);
    expect(marking(creation(), echo).marks).toEqual([ticket('501', 0)]);
  });
});
