import type { Configuration } from '../config/configuration.ts';
import { createLogger } from '../config/logger.ts';
import { secretsOf } from '../config/secrets.ts';
import type { Logger } from '../reconcile/ports/observer.ts';
import type { OutputStream } from './streams.ts';

/** The log of a command: silent, or with `--verbose` what LOG_LEVEL lets through, on `stderr`. */
export function commandLogger(
  configuration: Configuration,
  stderr: OutputStream,
  isVerbose: boolean,
): Logger {
  return createLogger({
    level: isVerbose ? configuration.logLevel : 'silent',
    secrets: secretsOf(configuration),
    destination: { write: (line) => void stderr.write(line) },
  });
}
