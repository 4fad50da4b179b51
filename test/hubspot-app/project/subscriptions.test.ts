import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventsToMarks } from '../../../src/http/events-to-marks.ts';
import { parseWebhookEvents } from '../../../src/http/webhook-events.ts';
import { knownRecordTypes } from '../../../src/hubspot/known-record-types.ts';
import type { RecordKind } from '../../../src/reconcile/ports/work-queue.ts';
import { usualLayout } from '../../../src/sandbox/layout.ts';
import { createObjectTypes } from '../../../src/sandbox/object-types.ts';
import { subscriptionsOf } from '../../../src/sandbox/subscriptions.ts';
import { accountMap } from '../../hubspot/account/an-account.ts';
import { webhooksConfig } from './component-schemas.ts';
import { readComponents } from './findings.ts';
import { tableUnder } from './markdown-table.ts';

const root = join(import.meta.dirname, '../../..');
const components = await readComponents(root, 'example');
const { settings, subscriptions } = webhooksConfig.parse(
  components.find(({ uid }) => uid === 'creative_refresh_webhooks')?.config,
);

/** Every kind of record an account has, with every property of it. */
const kinds = createObjectTypes(usualLayout, [], 1).all.map(({ kind, id, properties }) => ({
  kind,
  typeId: kind === 'project' ? accountMap.projectTypeId : id,
  properties: [...properties.keys()],
}));

const project = kinds.find(({ kind }) => kind === 'project');
const theRecord = 7;
const another = 8;

/** Whether the receiver looks at the very record that such an event is about. */
function isHandled(kind: string, event: object): boolean {
  const events = parseWebhookEvents([{ portalId: 1, ...event }]);
  const { marks } = eventsToMarks(events, knownRecordTypes(accountMap), 0);
  const isAbout = (record: { readonly kind: RecordKind; readonly id: string }) =>
    record.kind === kind && record.id === String(theRecord);
  return marks.some(isAbout);
}

/** One event of each subscription an account could have to this kind of record. */
function possibleEvents({
  typeId,
  properties,
}: (typeof kinds)[number]): readonly (readonly [string, object])[] {
  const about = { objectTypeId: typeId, objectId: theRecord };
  const plain = ['object.creation', 'object.deletion', 'object.restore'].map(
    (subscriptionType) => [subscriptionType, { subscriptionType, ...about }] as const,
  );
  const changes = properties.map((propertyName) => {
    const subscriptionType = 'object.propertyChange';
    return [
      `${subscriptionType} ${propertyName}`,
      { subscriptionType, ...about, propertyName, propertyValue: 'COMPLETED' },
    ] as const;
  });
  const merge = {
    subscriptionType: 'object.merge',
    ...about,
    primaryObjectId: theRecord,
    mergedObjectIds: [another],
    newObjectId: null,
  };
  const association = {
    subscriptionType: 'object.associationChange',
    fromObjectTypeId: typeId,
    fromObjectId: theRecord,
    toObjectTypeId: project?.typeId,
    toObjectId: another,
  };
  return [...plain, ...changes, [merge.subscriptionType, merge], [association.subscriptionType, association]];
}

const inWords = {
  'object.creation': 'creation',
  'object.deletion': 'deletion',
  'object.restore': 'restore',
  'object.merge': 'merge',
  'object.associationChange': 'association change',
  'object.propertyChange': 'change',
};

const handled = kinds.flatMap((each) =>
  possibleEvents(each)
    .filter(([, event]) => isHandled(each.kind, event))
    .map(([name]) => `${each.kind} ${name}`),
);

describe('the webhooks HubSpot is told to send', () => {
  it('are those the receiver looks at, and no other', () => {
    const told = subscriptionsOf(usualLayout).map(({ kind, type, propertyName }) =>
      [kind, type, ...(propertyName === null ? [] : [propertyName])].join(' '),
    );
    expect(told.toSorted()).toEqual(handled.toSorted());
  });

  it('are all active, so that none is forgotten switched off', () => {
    expect(subscriptions.crmObjects.filter(({ active }) => !active)).toEqual([]);
  });

  it('come from the creative project, the tickets and the tasks, to the address of the receiver', () => {
    expect({
      from: [...new Set(subscriptions.crmObjects.map(({ objectType }) => objectType))],
      to: settings.targetUrl,
    }).toEqual({
      from: ['2-12345678', 'ticket', 'task'],
      to: 'https://refresh.example.com/webhooks/hubspot',
    });
  });

  it('are listed in the documentation', () => {
    const connect = readFileSync(join(root, 'docs/connect.md'), 'utf8');
    const kindOf = ['project', 'ticket', 'task'] as const;
    const rows = kindOf.map((kind) => {
      const all = subscriptionsOf(usualLayout).filter((each) => each.kind === kind);
      const life = all.filter(({ propertyName }) => propertyName === null).map(({ type }) => inWords[type]);
      const changes = all.flatMap(({ propertyName }) =>
        propertyName === null ? [] : [`\`${propertyName}\``],
      );
      return [
        kind === 'project' ? 'creative project' : kind,
        life.length === 0 ? '–' : life.join(', '),
        changes.join(', '),
      ];
    });
    expect(tableUnder('Webhook subscriptions', connect)).toEqual(rows);
  });
});
