import { z } from 'zod';
import { isMailServerUrl, isPersonOfHubSpot, isSafeBaseUrl, isSender } from './formats.ts';
import { logLevels } from './configuration.ts';

const digits = z.string().regex(/^[1-9]\d{0,15}$/, 'is not a number');
const baseUrl = z
  .string()
  .refine(isSafeBaseUrl, 'is not a plain https address (http is for localhost only)')
  .transform((url) => url.replace(/\/+$/, ''));

function wholeNumber(fallback: number, longest: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, 'is not a whole number')
    .transform(Number)
    .refine((value) => value <= longest, `is greater than ${longest}`)
    .default(fallback);
}

/** Split at commas; spaces and empty places between them do not count. */
const people = z
  .string()
  .transform((text) => text.split(',').flatMap((entry) => entry.trim().toLowerCase() || []))
  .refine(
    (entries) => entries.every(isPersonOfHubSpot),
    'is not a list of email addresses and HubSpot user ids',
  );

function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, `is none of ${values.join(', ')}`);
}

/** The variables by their fixed names, each on its own; what one asks of another is in `email-needs.ts`. */
export const environmentSchema = z.object({
  HUBSPOT_ACCESS_TOKEN: z.string(),
  HUBSPOT_CLIENT_SECRET: z.string(),
  HUBSPOT_PORTAL_ID: digits.transform(Number).optional(),
  HUBSPOT_API_BASE_URL: baseUrl.default('https://api.hubapi.com'),
  PUBLIC_BASE_URL: baseUrl,
  HOST: z.string().default('0.0.0.0'),
  PORT: wholeNumber(3000, 65_535),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.|postgres(ql)?:\/\/.)/, 'names neither a file nor a PostgreSQL database')
    .default('file:./data/creative-refresh.db'),
  CREATIVE_PROJECT_OBJECT_TYPE: z.string().default('creative_project'),
  CREATIVE_PROJECT_OBJECT_TYPE_ID: z
    .string()
    .regex(/^\d+-\d+$/, 'is not an object type id')
    .optional(),
  EMAIL_TRANSPORT: oneOf(['smtp', 'hubspot']).default('smtp'),
  SMTP_URL: z.string().refine(isMailServerUrl, 'is not the address of a mail server').optional(),
  EMAIL_FROM: z.string().refine(isSender, 'is not a sender with one email address').optional(),
  HUBSPOT_EMAIL_TEMPLATE_ID: digits.transform(Number).optional(),
  SETTINGS_FILE: z.string().optional(),
  MODE: oneOf(['live', 'shadow']).optional(),
  COALESCE_MS: wholeNumber(2000, 60_000),
  LEASE_SECONDS: wholeNumber(30, 600).refine((seconds) => seconds >= 5, 'is less than 5'),
  LOG_LEVEL: oneOf(logLevels).default('info'),
  ADMIN_TOKEN: z.string().min(8, 'is too short to be safe').optional(),
  SETTINGS_ADMINS: people.default([]),
  ALLOW_V1_SIGNATURE: oneOf(['true', 'false']).default('false'),
});

export type VariableName = keyof typeof environmentSchema.shape;

/** What to set each variable to, in words that complete "Set it to …". */
export const whatToSet: Readonly<Record<VariableName, string>> = {
  HUBSPOT_ACCESS_TOKEN: 'the access token on the Auth tab of the app in HubSpot',
  HUBSPOT_CLIENT_SECRET: 'the client secret on the Auth tab of the app in HubSpot',
  HUBSPOT_PORTAL_ID: 'the account number (Hub ID), or leave it out to take the one of the access token',
  HUBSPOT_API_BASE_URL: 'https://api.hubapi.com, or leave it out',
  PUBLIC_BASE_URL: 'the address HubSpot calls this app at, such as https://refresh.example.com',
  HOST: 'the address to listen on, such as 0.0.0.0',
  PORT: 'the port to listen on, 0 to 65535',
  DATABASE_URL: 'file:./data/creative-refresh.db, or postgres://user:password@host/database',
  CREATIVE_PROJECT_OBJECT_TYPE: 'the name of the custom object, or projects for the one HubSpot has itself',
  CREATIVE_PROJECT_OBJECT_TYPE_ID: 'the id of the object type, such as 2-12345678, or leave it out',
  EMAIL_TRANSPORT: 'smtp or hubspot',
  SMTP_URL: 'smtps://user:password@host:465, or smtp://user:password@host:587',
  EMAIL_FROM: 'the sender of the emails, such as Creative Refresh <refresh@example.com>',
  HUBSPOT_EMAIL_TEMPLATE_ID: 'the number of the transactional email that shows our texts',
  SETTINGS_FILE: 'the path of a JSON file, or leave it out',
  MODE: 'live or shadow, or leave it out and let the settings decide',
  COALESCE_MS: 'the milliseconds to wait for further changes of a record, 0 to 60000',
  LEASE_SECONDS: 'the seconds after which another server takes over what a dead one had in hand, 5 to 600',
  LOG_LEVEL: logLevels.join(', '),
  ADMIN_TOKEN:
    'a long random text (at least 8 characters), or leave it out to have no admin routes and the console on the server itself alone',
  SETTINGS_ADMINS:
    'email addresses or HubSpot user ids with commas between them, or leave it out for super admins alone',
  ALLOW_V1_SIGNATURE: 'true or false',
};
