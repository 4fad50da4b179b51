/** DATABASE_URL names no database this app can use. The address itself is not repeated: it may hold a password. */
export class DatabaseUrlError extends Error {
  override readonly name = 'DatabaseUrlError';
  constructor(problem: string) {
    super(
      `DATABASE_URL ${problem}. Use file:./data/creative-refresh.db for the embedded store, ` +
        'or postgres://user:password@host:5432/name for PostgreSQL.',
    );
  }
}

/** Another process works with this database file. Two of them on one file would do everything twice. */
export class StoreInUseError extends Error {
  override readonly name = 'StoreInUseError';
  readonly file: string;
  constructor(file: string, cause: unknown) {
    super(
      `The database ${file} is in use by another process. Stop that one first; ` +
        'to run several instances, set DATABASE_URL to a PostgreSQL database.',
      { cause },
    );
    this.file = file;
  }
}

/** The database file cannot be opened, read or written, or is damaged. It is left exactly as it was found. */
export class StoreFileError extends Error {
  override readonly name = 'StoreFileError';
  readonly file: string;
  constructor(file: string, problem: string, cause?: unknown) {
    super(
      `The database ${file} ${problem}. It is left as it is: restore it from a backup, ` +
        'or move it away to start with an empty one.',
      { cause },
    );
    this.file = file;
  }
}

/** The database file was deleted or replaced under the running app. */
export class StoreFileGoneError extends Error {
  override readonly name = 'StoreFileGoneError';
  readonly file: string;
  constructor(file: string) {
    super(
      `The database ${file} was deleted or replaced while the app was running, so nothing can be kept in it. ` +
        'Stop the app, restore the file from a backup or leave it away to start with an empty one, and start again.',
    );
    this.file = file;
  }
}

/** The database server does not answer or refuses the login. `server` is its host and database, no password. */
export class StoreUnreachableError extends Error {
  override readonly name = 'StoreUnreachableError';
  readonly server: string;
  constructor(server: string, cause: unknown) {
    super(`The PostgreSQL database ${server} cannot be reached: ${wordsOf(cause)}`, { cause });
    this.server = server;
  }
}

/** The tables could not be brought up to date; nothing was changed. */
export class StoreMigrationError extends Error {
  override readonly name = 'StoreMigrationError';
  constructor(cause: unknown) {
    super(
      `The database could not be brought up to date, perhaps because a newer version of this app ` +
        `has used it: ${wordsOf(cause)}`,
      { cause },
    );
  }
}

function wordsOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(wordsOf).join('; ');
  return cause instanceof Error ? cause.message : String(cause);
}
