import type { Operation, Progress } from '../../admin/operation.ts';
import type { EngineOptions } from '../../application/open-engine.ts';
import { runHere } from '../../application/run-here.ts';
import { parseDatabaseUrl } from '../../store/database-url.ts';
import { appAddress } from './app-address.ts';
import { AppOutOfReach } from './app-errors.ts';
import { askApp } from './ask-app.ts';
import { isOurApp } from './find-app.ts';

interface RunOptions {
  readonly engine: EngineOptions;
  readonly progress: Progress;
}

/**
 * Has the app carry out an operation where it runs and may be asked; else store and account are opened for it. A
 * database server has room for both, the embedded database has not.
 * @throws AppOutOfReach where the app holds the embedded database and may not be asked
 */
export async function runOperation<Input, Output>(
  operation: Operation<Input, Output>,
  input: Input,
  { engine, progress }: RunOptions,
): Promise<Output> {
  const { adminToken, databaseUrl, listen } = engine.configuration;
  const address = appAddress(listen);
  if (address !== null && (await isOurApp(address))) {
    if (adminToken !== null) return askApp({ address, adminToken }, operation, input, progress);
    if (parseDatabaseUrl(databaseUrl).dialect === 'sqlite')
      throw new AppOutOfReach(
        `The app is running at ${address} and has the database to itself. Set ADMIN_TOKEN, restart the app and ` +
          'run this again, so that the app can be asked; or stop the app for as long as this takes.',
      );
  }
  return runHere(operation, input, engine, progress);
}
