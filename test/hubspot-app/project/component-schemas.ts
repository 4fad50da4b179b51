import { z } from 'zod';
import { workflowActionConfig } from './workflow-action-schema.ts';
import { repeated, someText, url } from './schema-parts.ts';

const scopeLists = z
  .strictObject({
    type: z.literal('static'),
    requiredScopes: z.array(someText).min(1),
    optionalScopes: z.array(someText),
    conditionallyRequiredScopes: z.array(someText),
  })
  .superRefine((auth, context) => {
    const listed = [...auth.requiredScopes, ...auth.optionalScopes, ...auth.conditionallyRequiredScopes];
    for (const scope of repeated(listed)) {
      context.addIssue({ code: 'custom', message: `${scope} is listed more than once` });
    }
  });

export const appConfig = z.strictObject({
  name: someText,
  description: someText,
  distribution: z.literal('private'),
  auth: scopeLists,
  permittedUrls: z.strictObject({ fetch: z.array(url).min(1), iframe: z.array(url), img: z.array(url) }),
  support: z.strictObject({
    supportEmail: z.email(),
    documentationUrl: url,
    supportUrl: url,
    supportPhone: z.string().regex(/^\+\d{6,15}$/, 'must be a phone number such as +15555550100'),
  }),
});

const subscribed = { objectType: someText, active: z.boolean() };
const ofRecords = <const Type extends string>(subscriptionType: Type) =>
  z.strictObject({ subscriptionType: z.literal(subscriptionType), ...subscribed });

const subscription = z.discriminatedUnion('subscriptionType', [
  ofRecords('object.creation'),
  ofRecords('object.deletion'),
  ofRecords('object.restore'),
  ofRecords('object.merge'),
  ofRecords('object.associationChange'),
  ofRecords('object.propertyChange').extend({ propertyName: someText }),
]);

export const webhooksConfig = z.strictObject({
  settings: z.strictObject({
    targetUrl: url.refine(
      (address) => address.endsWith('/webhooks/hubspot'),
      'must end in /webhooks/hubspot',
    ),
    maxConcurrentRequests: z.int().min(6),
  }),
  subscriptions: z.strictObject({
    crmObjects: z
      .array(subscription)
      .min(1)
      .superRefine((subscriptions, context) => {
        const named = subscriptions.map((each) =>
          [
            each.subscriptionType,
            each.objectType,
            ...('propertyName' in each ? [each.propertyName] : []),
          ].join(' '),
        );
        for (const name of repeated(named)) {
          context.addIssue({ code: 'custom', message: `${name} is subscribed to more than once` });
        }
      }),
    legacyCrmObjects: z.array(z.never()),
    hubEvents: z.array(z.never()),
  }),
});

const entrypoint = z
  .string()
  .regex(/^\/app\/[\w/]+\.tsx$/, 'must be a .tsx file such as /app/cards/Card.tsx');

export const settingsConfig = z.strictObject({ entrypoint });

export const cardConfig = z.strictObject({
  name: someText,
  location: z.enum(['crm.record.tab', 'crm.record.sidebar', 'crm.preview', 'helpdesk.sidebar']),
  entrypoint,
  objectTypes: z.array(someText).min(1),
});

/** What HubSpot is told of each kind of component, by its type. */
export const configSchemas = new Map<string, z.ZodType>([
  ['app', appConfig],
  ['webhooks', webhooksConfig],
  ['workflow-action', workflowActionConfig],
  ['settings', settingsConfig],
  ['card', cardConfig],
]);
