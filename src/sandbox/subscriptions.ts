import type { Layout } from './layout.ts';
import type { Kind } from './model.ts';

export type SubscriptionType =
  | 'object.creation'
  | 'object.deletion'
  | 'object.restore'
  | 'object.merge'
  | 'object.associationChange'
  | 'object.propertyChange';

/** One webhook subscription of the app; `propertyName` only with property changes. */
export interface Subscription {
  readonly id: number;
  readonly type: SubscriptionType;
  readonly kind: Kind;
  readonly propertyName: string | null;
}

const lifeOfRecords: readonly SubscriptionType[] = [
  'object.creation',
  'object.deletion',
  'object.restore',
  'object.merge',
  'object.associationChange',
];

/** Usual names of the properties an app for this process listens to. */
const watched: readonly (readonly [Kind, readonly string[]])[] = [
  [
    'project',
    [
      'creative_refresh_status',
      'creative_refresh_date',
      'creative_refresh_cadence_days',
      'most_recent_adlab_link',
      'hubspot_owner_id',
      'sas_owner_id',
    ],
  ],
  [
    'ticket',
    [
      'hs_pipeline_stage',
      'deliverable_folder_name',
      'copy_status',
      'graphics_status',
      'revision_requested',
      'hubspot_owner_id',
      'copywriter_owner_id',
      'designer_owner_id',
    ],
  ],
  ['task', ['hs_task_status']],
];

const firstSubscriptionId = 3_849_713;

/** The subscriptions in the account's own property names. */
export function subscriptionsOf(layout: Layout): readonly Subscription[] {
  const wanted = watched.flatMap(([kind, properties]) => {
    const names = kind === 'project' || kind === 'ticket' ? layout[kind].properties : {};
    const changes = properties.map((usual) => ({
      type: 'object.propertyChange' as const,
      kind,
      propertyName: names[usual] ?? usual,
    }));
    const life = kind === 'task' ? [] : lifeOfRecords.map((type) => ({ type, kind, propertyName: null }));
    return [...life, ...changes];
  });
  return wanted.map((each, position) => ({ id: firstSubscriptionId + position, ...each }));
}
