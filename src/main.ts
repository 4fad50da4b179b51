import { once } from 'node:events';
import { config as readDotenv } from 'dotenv';
import { startApplication } from './application/start-application.ts';
import { createLogger } from './config/logger.ts';
import { readConfiguration } from './config/read-configuration.ts';
import { secretsOf } from './config/secrets.ts';

/**
 * `npm start`: reads `.env`, starts the app, and stops it gracefully on SIGTERM and SIGINT, also while it still
 * waits for HubSpot. A second signal ends the process at once; nothing acknowledged is lost by that either.
 */
async function main(): Promise<void> {
  readDotenv({ quiet: true });
  const configuration = readConfiguration(process.env);
  const logger = createLogger({ level: configuration.logLevel, secrets: secretsOf(configuration) });
  const stopping = new AbortController();
  const stop = (signal: NodeJS.Signals) => {
    process.off('SIGTERM', stop).off('SIGINT', stop);
    logger.info({ signal }, 'Stopping: finishing what is in hand');
    stopping.abort();
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  try {
    const application = await startApplication({
      configuration,
      clock: { now: () => Date.now() },
      logger,
      signal: stopping.signal,
    });
    if (!stopping.signal.aborted) await once(stopping.signal, 'abort');
    await application.stop();
  } catch (error) {
    if (error !== stopping.signal.reason) throw error;
  }
  logger.info({}, 'Stopped');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
