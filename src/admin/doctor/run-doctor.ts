import type { EmailConfiguration } from '../../config/configuration.ts';
import { createLogger } from '../../config/logger.ts';
import { secretsOf } from '../../config/secrets.ts';
import { compareClocks } from '../../hubspot/doctor/clock-comparison.ts';
import { createTransport } from '../../hubspot/transport/create-transport.ts';
import type { HubSpotTransport } from '../../hubspot/transport/transport.ts';
import type { Clock } from '../../reconcile/ports/clock.ts';
import type { EmailTransport } from '../../reconcile/ports/outbox.ts';
import type { Progress } from '../operation.ts';
import type { AppState } from './app-state.ts';
import { checkDatabase } from './check-database.ts';
import { checkEmail } from './check-email.ts';
import { checkHubSpot } from './check-hubspot.ts';
import { checkSettingsFound } from './check-settings.ts';
import { checkWebhooks } from './check-webhooks.ts';
import { describeEnvironment, readEnvironment, type EnvironmentReading } from './read-environment.ts';
import { reportOf, type DoctorReport } from './report.ts';

export interface DoctorOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** An address that a test email is sent to; null: none is. */
  readonly sendTestTo: string | null;
  /** Asks the app that holds the embedded database; rejects where none can be asked. */
  readonly askApp: () => Promise<AppState>;
  /** Reads SETTINGS_FILE. @throws SettingsError */
  readonly readSettingsFile: (path: string) => Promise<unknown>;
  readonly openEmail: (email: EmailConfiguration, transport: HubSpotTransport) => Promise<EmailTransport>;
  readonly progress: Progress;
}

const steps = 4;
const emailVariables = ['EMAIL_TRANSPORT', 'SMTP_URL', 'EMAIL_FROM', 'HUBSPOT_EMAIL_TEMPLATE_ID'];

/**
 * Checks everything the app relies on, and goes on after what is wrong. Nothing is written anywhere, the database is
 * not migrated, and the app may be running. HubSpot is asked at most some sixty times, each time at most twice.
 */
export async function runDoctor(options: DoctorOptions): Promise<DoctorReport> {
  const { clock, progress } = options;
  const reading = readEnvironment(options.environment);
  const { configuration } = reading;
  const logger = createLogger({ level: 'silent', secrets: secretsOf(configuration) });
  progress(0, steps);
  const database = await checkDatabase({
    databaseUrl: configuration.databaseUrl,
    logger,
    askApp: reading.problems.length > 0 ? refuseToAsk : options.askApp,
  });
  const { group: settingsGroup, settings } = await checkSettingsFound(
    database.settings,
    configuration,
    options.readSettingsFile,
  );
  progress(1, steps);
  const calls = new Map<string, number>();
  const clocks = compareClocks(clock);
  const transport = createTransport({
    accessToken: configuration.hubspot.accessToken,
    baseUrl: configuration.hubspot.apiBaseUrl,
    maximumAttempts: 2,
    timeoutMs: 8000,
    deadlineMs: 20_000,
    onAnswer: (headers) => clocks.note(headers),
    meter: countingIn(calls),
    logger,
  });
  const mail = await options.openEmail(configuration.email, transport);
  try {
    const hubspot = await checkHubSpot({
      ...{ transport, configuration, settings, clock, clocks },
      obstacle: obstacleOf(reading, ['HUBSPOT_ACCESS_TOKEN', 'HUBSPOT_API_BASE_URL']),
    });
    progress(2, steps);
    const email = await checkEmail({
      email: configuration.email,
      transport: mail,
      sendTestTo: options.sendTestTo,
      obstacle:
        obstacleOf(reading, emailVariables) ??
        (configuration.email.transport === 'hubspot' && !hubspot.isOpen
          ? 'HubSpot did not answer as it should'
          : null),
    });
    progress(3, steps);
    const webhooks = await checkWebhooks({
      publicBaseUrl: configuration.publicBaseUrl,
      clientSecret: configuration.hubspot.clientSecret,
      clock,
      obstacle: obstacleOf(reading, ['PUBLIC_BASE_URL', 'HUBSPOT_CLIENT_SECRET']),
    });
    progress(steps, steps);
    const environment = describeEnvironment(reading);
    return reportOf([environment, database.group, settingsGroup, ...hubspot.groups, email, webhooks], calls);
  } finally {
    mail.close();
    transport.close();
  }
}

/** Says that the first of these variables is not usable; null: all are. */
function obstacleOf({ unusable }: EnvironmentReading, variables: readonly string[]): string | null {
  const first = variables.find((variable) => unusable.has(variable));
  return first === undefined ? null : `${first} is not as it must be`;
}

const refuseToAsk = () => Promise.reject(new Error('the environment is not as it must be.'));

const nothing = (): void => undefined;

function countingIn(calls: Map<string, number>) {
  return {
    call: (name: string) => void calls.set(name, (calls.get(name) ?? 0) + 1),
    limiterWait: nothing,
    rateLimited: nothing,
    accessRefused: nothing,
    dailyUse: nothing,
  };
}
