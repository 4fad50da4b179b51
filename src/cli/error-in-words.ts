import { OperationRefused } from '../admin/operation.ts';
import { WrongAccountError } from '../application/connect-account.ts';
import { ConfigurationError } from '../config/configuration-error.ts';
import { MailServerUnusable } from '../email/mail-server-unusable.ts';
import { HubSpotOutcomeUnknown, HubSpotUnavailable } from '../hubspot/transport/errors.ts';
import { AccountError } from '../reconcile/ports/account.ts';
import { SettingsError } from '../settings/settings-error.ts';
import {
  DatabaseUrlError,
  StoreFileError,
  StoreInUseError,
  StoreMigrationError,
  StoreUnreachableError,
} from '../store/store-errors.ts';
import { AppOutOfReach, TokenRefused } from './asking/app-errors.ts';
import { UsageProblem } from './asking/check-input.ts';
import { exitCodes, type ExitCode } from './cli.ts';

interface Told {
  readonly message: string;
  readonly exitCode: Exclude<ExitCode, 0>;
}

const wrongUse = [
  UsageProblem,
  ConfigurationError,
  DatabaseUrlError,
  SettingsError,
  WrongAccountError,
  TokenRefused,
];
const unreachable = [
  AppOutOfReach,
  HubSpotUnavailable,
  HubSpotOutcomeUnknown,
  MailServerUnusable,
  StoreFileError,
  StoreInUseError,
  StoreMigrationError,
  StoreUnreachableError,
];

/** What to say about an error, and with what exit code. */
export function inWords(error: unknown): Told {
  const message = wordsOf(error);
  if (error instanceof OperationRefused) return { message, exitCode: exitCodes.notAsItShouldBe };
  if (wrongUse.some((kind) => error instanceof kind)) return { message, exitCode: exitCodes.badUsage };
  const isOutOfReach =
    unreachable.some((kind) => error instanceof kind) ||
    (error instanceof AccountError && error.because === 'later');
  return { message, exitCode: isOutOfReach ? exitCodes.outOfReach : exitCodes.notAsItShouldBe };
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof StoreInUseError)
    return `${error.message}\nIf it is the app itself, set HOST, PORT and ADMIN_TOKEN here as there: then the app is asked.`;
  return error.message;
}
