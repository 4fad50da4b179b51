import { fileURLToPath } from 'node:url';
import { DatabaseUrlError } from './store-errors.ts';

export const inMemory = ':memory:';

export type DatabaseAddress =
  /** `file` is a path, or `:memory:` for a database that dies with the process. */
  | { readonly dialect: 'sqlite'; readonly file: string }
  /** `server` is fit for logs: host and database, without user and password. */
  | { readonly dialect: 'postgres'; readonly connectionString: string; readonly server: string };

/**
 * Reads DATABASE_URL: `file:<path>` (relative paths count from the working directory), `file::memory:`,
 * `postgres://…` or `postgresql://…`.
 * @throws DatabaseUrlError for anything else.
 */
export function parseDatabaseUrl(url: string): DatabaseAddress {
  if (url.startsWith('file:')) return { dialect: 'sqlite', file: pathOf(url) };
  if (/^postgres(ql)?:\/\//.test(url)) {
    return { dialect: 'postgres', connectionString: url, server: describeServer(url) };
  }
  throw new DatabaseUrlError('must begin with file:, postgres:// or postgresql://');
}

function pathOf(url: string): string {
  const path = url.startsWith('file://') ? pathOfAbsolute(url) : url.slice('file:'.length);
  if (path === '' || path.endsWith('/')) throw new DatabaseUrlError('names a folder, not a file');
  return path;
}

function pathOfAbsolute(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    throw new DatabaseUrlError('is not a valid file:// address (an absolute path has three slashes)');
  }
}

function describeServer(url: string): string {
  if (!URL.canParse(url)) {
    throw new DatabaseUrlError('is not a valid address (are special characters of the password encoded?)');
  }
  const { host, pathname } = new URL(url);
  return `${host || 'on this machine'}${pathname}`;
}
