import { z } from 'zod';
import type { Rules } from '../domain/rules.ts';
import { describeIssues, inAnAdminsWords } from './describe-issues.ts';
import { mappingSchema } from './mapping-schema.ts';
import { SettingsError } from './settings-error.ts';
import { upgradeSettings } from './upgrade-settings.ts';

/** Limits are told in words of their own. */
const whole = (words: string) =>
  z.int({ error: ({ code }) => (code === 'invalid_type' ? words : undefined) });
const wholeNumber = whole('must be a whole number');
const cadenceDays = z
  .int('must be a whole number of days')
  .min(1, 'must be at least 1 day')
  .max(730, 'must be at most 730 days');
const businessDays = whole('must be a whole number of business days').min(0).max(90);
const stallLimit = whole('must be a whole number of business days').min(1).max(90);
const ownerId = z
  .string('must be a HubSpot owner id (digits only)')
  .regex(/^\d+$/, 'must be a HubSpot owner id (digits only)')
  .nullable()
  .default(null);
const emailAddress = z.email('must be an email address');

/**
 * Everything an admin may change, with its defaults: `{}` is a complete settings document. Unknown keys are
 * errors, so that a typing mistake in a settings file is seen and not silently ignored.
 */
export const settingsSchema = z.strictObject({
  /** `shadow` decides and reports but writes nothing; null leaves it to the environment, else shadow. */
  mode: z.enum(['live', 'shadow']).nullable().default(null),
  cadence: z
    .strictObject({
      defaultDays: cadenceDays.default(90),
      byPackage: z.record(z.string().min(1), cadenceDays).default({}),
    })
    .prefault({}),
  leadDays: wholeNumber.min(0).max(365).default(15),
  declineReschedulesFrom: z.enum(['today', 'refreshDate']).default('today'),
  turnaround: z
    .strictObject({
      standardBusinessDays: businessDays.default(5),
      extendedBusinessDays: businessDays.default(7),
      extendedFromTickets: wholeNumber.min(2).max(1000).default(5),
    })
    .prefault({}),
  tasks: z
    .strictObject({
      dueTime: z
        .string('must be a time of day such as 17:00')
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 17:00')
        .default('17:00'),
      kickoffBusinessDays: businessDays.default(2),
      reviewBusinessDays: businessDays.default(1),
      implementationBusinessDays: businessDays.default(1),
      upkeepBusinessDays: businessDays.default(1),
      placementGraceHours: z.number().min(0).max(168).default(1),
    })
    .prefault({}),
  holidays: z.array(z.iso.date('must be a date such as 2026-12-25')).default([]),
  people: z
    .strictObject({
      fallbackEmail: emailAddress.nullable().default(null),
      defaultAccountManagerId: ownerId,
      defaultSasId: ownerId,
      defaultCopywriterId: ownerId,
      defaultDesignerId: ownerId,
      teamLeadIds: z.strictObject({ copy: ownerId, graphics: ownerId }).prefault({}),
    })
    .prefault({}),
  automations: z
    .strictObject({
      cueWithoutRequest: z.boolean().default(false),
      qaTasks: z.boolean().default(false),
      closeTicketsWithCycle: z.boolean().default(false),
    })
    .prefault({}),
  /** A handoff that has waited for so many business days is stalled. */
  stalls: z
    .strictObject({
      limits: z
        .strictObject({
          kickoff: stallLimit.default(5),
          request: stallLimit.default(2),
          submissionCue: stallLimit.default(2),
          tickets: stallLimit.default(7),
          review: stallLimit.default(5),
          revisions: stallLimit.default(3),
          approval: stallLimit.default(2),
        })
        .prefault({}),
      /** One email to whoever holds the ball of a stalled handoff. */
      remind: z.boolean().default(false),
      /** Where one email a day goes that lists what is stalled; null: nowhere. */
      digestTo: emailAddress.nullable().default(null),
    })
    .prefault({}),
  sweep: z
    .strictObject({
      everyMinutes: wholeNumber.min(1).max(1440).default(60),
      /** From this hour of the day on, in the account's time zone, the day's kickoffs and cues go out. */
      hour: z
        .int('must be a whole hour from 0 to 23')
        .min(0, 'must be a whole hour from 0 to 23')
        .max(23, 'must be a whole hour from 0 to 23')
        .default(0),
    })
    .prefault({}),
  /** More than that within one interval of the sweep waits for an admin's word; what a person just did never does. */
  brake: z
    .strictObject({
      kickoffsPerSweep: wholeNumber.min(1).max(100_000).default(25),
      emailsPerPersonPerSweep: wholeNumber.min(1).max(100_000).default(20),
    })
    .prefault({}),
  dailyCalls: z
    .strictObject({
      /** From this share of the account's daily calls on, sweeps wait, so that people's actions still go through. */
      sweepsYieldAtPercent: wholeNumber.min(10).max(100).default(90),
    })
    .prefault({}),
  retries: z
    .strictObject({
      /** Failed tries after which a record or an email is parked as a dead letter: by default after some two hours. */
      maximumAttempts: wholeNumber.min(1).max(100).default(15),
      firstDelaySeconds: z.number().min(0.1).max(3600).default(5),
      longestDelaySeconds: z.number().min(1).max(86_400).default(900),
    })
    .prefault({}),
  mapping: mappingSchema.prefault({}),
});

export type Settings = z.output<typeof settingsSchema>;

/** The part of the settings the decision core works by. */
export function rulesOf(settings: Settings): Rules {
  return settings;
}

/**
 * Reads a settings document, filling in every default. One of an older release is understood as it was meant.
 * @throws SettingsError with all problems at once, each by the path of its field.
 */
export function parseSettings(document: unknown): Settings {
  const parsed = settingsSchema.safeParse(upgradeSettings(document), { error: inAnAdminsWords });
  if (parsed.success) return parsed.data;
  throw new SettingsError(describeIssues(parsed.error, 'settings'));
}
