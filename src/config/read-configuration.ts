import type { z } from 'zod';
import type { Configuration, EmailConfiguration } from './configuration.ts';
import { ConfigurationError } from './configuration-error.ts';
import type { ConfigurationProblem } from './configuration-error.ts';
import { findMissingForEmail } from './email-needs.ts';
import { environmentSchema, whatToSet } from './environment.ts';
import type { VariableName } from './environment.ts';

type Environment = z.output<typeof environmentSchema>;

const variableName = environmentSchema.keyof();

/**
 * Reads the environment into a typed configuration. White space around a value is ignored, and an empty
 * value counts as not set. Variables that are not ours are ignored. Nothing is checked against the network.
 * @throws ConfigurationError with every problem at once; none of them quotes a value.
 */
export function readConfiguration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const environment = withoutEmpty(env);
  const parsed = environmentSchema.safeParse(environment);
  const problems: ConfigurationProblem[] = [];
  for (const issue of parsed.error?.issues ?? []) {
    const variable = variableName.parse(issue.path[0]);
    problems.push(describe(variable, environment[variable] === undefined ? 'is not set' : issue.message));
  }
  const email = parsed.success ? readEmail(parsed.data) : null;
  for (const variable of findMissingForEmail(environment)) {
    problems.push(describe(variable, 'is not set, and the chosen EMAIL_TRANSPORT needs it'));
  }
  if (!parsed.success || email === null || problems.length > 0) throw new ConfigurationError(problems);
  return assemble(parsed.data, email);
}

function withoutEmpty(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const trimmed = Object.entries(env).map(([name, value]) => [name, value?.trim() ?? ''] as const);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== ''));
}

function describe(variable: VariableName, wrong: string): ConfigurationProblem {
  return { variable, wrong, set: whatToSet[variable] };
}

/** null: something it needs is missing. */
function readEmail(environment: Environment): EmailConfiguration | null {
  const from = environment.EMAIL_FROM ?? null;
  if (environment.EMAIL_TRANSPORT === 'hubspot') {
    const templateId = environment.HUBSPOT_EMAIL_TEMPLATE_ID;
    return templateId === undefined ? null : { transport: 'hubspot', templateId, from };
  }
  const smtpUrl = environment.SMTP_URL;
  return smtpUrl === undefined || from === null ? null : { transport: 'smtp', smtpUrl, from };
}

function assemble(environment: Environment, email: EmailConfiguration): Configuration {
  return {
    hubspot: {
      accessToken: environment.HUBSPOT_ACCESS_TOKEN,
      clientSecret: environment.HUBSPOT_CLIENT_SECRET,
      portalId: environment.HUBSPOT_PORTAL_ID ?? null,
      apiBaseUrl: environment.HUBSPOT_API_BASE_URL,
    },
    publicBaseUrl: environment.PUBLIC_BASE_URL,
    listen: { host: environment.HOST, port: environment.PORT },
    databaseUrl: environment.DATABASE_URL,
    creativeProject: {
      objectType: environment.CREATIVE_PROJECT_OBJECT_TYPE,
      objectTypeId: environment.CREATIVE_PROJECT_OBJECT_TYPE_ID ?? null,
    },
    email,
    settingsFile: environment.SETTINGS_FILE ?? null,
    mode: environment.MODE ?? null,
    coalesceMs: environment.COALESCE_MS,
    leaseMs: environment.LEASE_SECONDS * 1000,
    logLevel: environment.LOG_LEVEL,
    adminToken: environment.ADMIN_TOKEN ?? null,
    settingsAdmins: environment.SETTINGS_ADMINS,
    allowV1Signature: environment.ALLOW_V1_SIGNATURE === 'true',
  };
}
