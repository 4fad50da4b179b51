import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import type { LogLevel } from './configuration.ts';

const blotted = '[redacted]';

/** Somebody's address in a line of JSON; an escape such as a line break's is matched by itself, to be kept whole. */
const addressOrEscape =
  /(\\u[0-9a-f]{4}|\\.)|[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,63}/giu;

/** Fields whose value is nobody's business, wherever they stand in the first three levels of a log line. */
const privateFields = [
  'accessToken',
  'clientSecret',
  'adminToken',
  'token',
  'secret',
  'password',
  'pass',
  'smtpUrl',
  'databaseUrl',
  'authorization',
  'Authorization',
  'cookie',
  'x-hubspot-signature',
  'x-hubspot-signature-v3',
  'X-HubSpot-Signature',
  'X-HubSpot-Signature-v3',
];

export interface LoggerOptions {
  readonly level: LogLevel;
  /**
   * Values blotted out wherever they occur in a line: in messages, in errors, in stacks. Those of fewer than
   * six characters are left alone: they would blot out half of every line and hide nothing.
   */
  readonly secrets?: readonly string[];
  /** Where lines of JSON go; standard output by default. */
  readonly destination?: DestinationStream;
}

/**
 * A pino logger that writes one line of JSON per event and shows no secret it knows of, and nobody's address: people
 * write theirs into names and notes, and servers quote them in errors.
 */
export function createLogger({ level, secrets = [], destination }: LoggerOptions): Logger {
  const paths = privateFields.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]);
  const spellings = secrets
    .filter((secret) => secret.length >= 6)
    .flatMap((secret) => [JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
  const longestFirst = [...new Set(spellings)].sort((one, other) => other.length - one.length);
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths, censor: blotted },
    errorKey: 'error',
    serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
    hooks: {
      streamWrite: (line: string) =>
        longestFirst
          .reduce((text, secret) => text.replaceAll(secret, blotted), line)
          .replace(addressOrEscape, (_, escape: string | undefined) => escape ?? '[address]'),
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
