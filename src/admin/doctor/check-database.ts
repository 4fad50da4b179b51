import type { Logger } from '../../reconcile/ports/observer.ts';
import type { SettingsVersion } from '../../settings/settings-store.ts';
import type { SettingsError } from '../../settings/settings-error.ts';
import { inspectStore, type OpenStore, type StoreInspection } from '../../store/inspect-store.ts';
import { StoreUnreachableError } from '../../store/store-errors.ts';
import type { AppState } from './app-state.ts';
import { error, firstLineOf, messageOf, ok, warning, type Group, type Line } from './report.ts';

/** Settings as found: what the database holds, what the running app says, none yet, or unknown. */
export type FoundSettings =
  | { readonly from: 'database'; readonly stored: SettingsVersion | SettingsError | null }
  | { readonly from: 'app'; readonly state: AppState }
  | { readonly from: 'nowhere' };

export interface DatabaseOptions {
  readonly databaseUrl: string;
  readonly logger: Logger;
  /** Rejects where no running app can be asked. */
  readonly askApp: () => Promise<AppState>;
}

/** Looks at the database, or has the app look that holds it. */
export async function checkDatabase(
  options: DatabaseOptions,
): Promise<{ readonly group: Group; readonly settings: FoundSettings }> {
  const { lines, settings } = await look(options);
  return { group: { name: 'Database', lines }, settings };
}

interface Look {
  readonly lines: readonly Line[];
  readonly settings: FoundSettings;
}

const check = 'database';
const nowhere: FoundSettings = { from: 'nowhere' };

async function look(options: DatabaseOptions): Promise<Look> {
  let seen: StoreInspection;
  try {
    seen = await inspectStore(options.databaseUrl, options.logger);
  } catch (failure) {
    return { lines: [lineOfFailure(failure)], settings: nowhere };
  }
  const { where } = seen;
  switch (seen.state) {
    case 'absent': {
      const line = seen.canBeMade
        ? ok(check, `There is no database ${where} yet: the app makes it when it starts.`)
        : error(
            check,
            `The database ${where} cannot be made: ${seen.folder} cannot be written to.`,
            'Let the app write there, or name another file in DATABASE_URL.',
          );
      return { lines: [line], settings: { from: 'database', stored: null } };
    }
    case 'in memory': {
      const { lines, settings } = await askApp(options, 'in memory');
      const forgetful = warning(
        check,
        'The database is in memory: the app forgets all of it when it stops.',
        'Name a file or a PostgreSQL database in DATABASE_URL.',
      );
      return { lines: [forgetful, ...lines.filter(({ verdict }) => verdict !== 'ok')], settings };
    }
    case 'in use':
      return askApp(options, where);
    case 'open':
      return { lines: linesOf(seen), settings: { from: 'database', stored: seen.settings } };
  }
}

function linesOf(seen: OpenStore): readonly Line[] {
  const { where, pending, unknown, unwritable, isEmpty } = seen;
  if (isEmpty) return [ok(check, `The database ${where} is empty: the app makes its tables when it starts.`)];
  const lines: Line[] = [];
  if (unknown.length > 0)
    lines.push(
      error(
        'migrations',
        `A newer version of the app has used the database ${where} (${unknown.join(', ')}): this one cannot start on it.`,
        'Install that version again, or restore a backup made before.',
      ),
    );
  else if (pending.length > 0)
    lines.push(
      warning(
        'migrations',
        `The database ${where} is of an older version: the app brings it up to date when it starts (${pending.join(', ')}).`,
        'Make a backup, then start the app.',
      ),
    );
  if (unwritable !== null)
    lines.push(
      error(
        check,
        `The database ${where} cannot be written to (${unwritable}).`,
        'Give the app the right to write, and check that there is space left.',
      ),
    );
  return lines.length > 0
    ? lines
    : [ok(check, `The database ${where} can be read and written, and its tables are up to date.`)];
}

async function askApp({ askApp: ask }: DatabaseOptions, where: string): Promise<Look> {
  try {
    const state = await ask();
    return {
      lines: [ok(check, `The running app has the database ${where}, and can use it.`)],
      settings: { from: 'app', state },
    };
  } catch (failure) {
    const line = warning(
      check,
      `The database ${where} is in use, and nobody could be asked about it: ${firstLineOf(failure)}`,
      'Set the same ADMIN_TOKEN for the app and the command line, or stop the app, then run doctor again.',
    );
    return { lines: [line], settings: nowhere };
  }
}

function lineOfFailure(failure: unknown): Line {
  const fix =
    failure instanceof StoreUnreachableError
      ? 'Check DATABASE_URL, the network on the way, and the login.'
      : 'Check DATABASE_URL and what it names.';
  return error(check, messageOf(failure), fix);
}
