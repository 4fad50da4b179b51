import { config as readDotenv } from 'dotenv';
import { startApplication } from './application/start-application.ts';
import { createLogger } from './config/logger.ts';
import { readConfiguration } from './config/read-configuration.ts';
import { secretsOf } from './config/secrets.ts';

/** `npm start`: reads `.env`, starts the app, and stops it gracefully on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  readDotenv({ quiet: true });
  const configuration = readConfiguration(process.env);
  const logger = createLogger({ level: configuration.logLevel, secrets: secretsOf(configuration) });
  const application = await startApplication({ configuration, clock: { now: () => Date.now() }, logger });
  const stop = (signal: string) => {
    logger.info({ signal }, 'Stopping: finishing what is in hand');
    application.stop().then(
      () => logger.info({}, 'Stopped'),
      (error: unknown) => {
        logger.error({ error }, 'Stopping failed');
        process.exitCode = 1;
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
