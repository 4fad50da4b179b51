import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Layout } from './layout.ts';
import type { Kind } from './model.ts';

const subscriptionTypes = [
  'object.creation',
  'object.deletion',
  'object.restore',
  'object.merge',
  'object.associationChange',
  'object.propertyChange',
] as const;

export type SubscriptionType = (typeof subscriptionTypes)[number];

/** One webhook subscription of the app; `propertyName` only with property changes. */
export interface Subscription {
  readonly id: number;
  readonly type: SubscriptionType;
  readonly kind: Kind;
  readonly propertyName: string | null;
}

/** What the app is uploaded with, so that nothing here can hear of more than the app would at HubSpot. */
const projectFile = new URL('../hubspot-app/app/webhooks/webhooks-hsmeta.json', import.meta.url);

/** How the project file names the creative project's object type. */
const projectVariable = '${CREATIVE_PROJECT_OBJECT_TYPE}';

const webhooksFile = z.object({
  config: z.object({
    subscriptions: z.object({
      crmObjects: z.array(
        z.object({
          subscriptionType: z.enum(subscriptionTypes),
          objectType: z
            .enum([projectVariable, 'ticket', 'task'])
            .transform((name) => (name === projectVariable ? 'project' : name)),
          propertyName: z.string().optional(),
          active: z.boolean(),
        }),
      ),
    }),
  }),
});

const firstSubscriptionId = 3_849_713;

/**
 * The active subscriptions of the project file, in the account's own property names.
 * @throws ZodError where the file subscribes to something this account does not have
 */
export function subscriptionsOf(layout: Layout): readonly Subscription[] {
  const { config } = webhooksFile.parse(JSON.parse(readFileSync(projectFile, 'utf8')));
  return config.subscriptions.crmObjects
    .filter(({ active }) => active)
    .map(({ subscriptionType, objectType: kind, propertyName: usual }, position) => {
      const names = kind === 'task' ? {} : layout[kind].properties;
      return {
        id: firstSubscriptionId + position,
        type: subscriptionType,
        kind,
        propertyName: usual === undefined ? null : (names[usual] ?? usual),
      };
    });
}
