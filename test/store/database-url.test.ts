import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseDatabaseUrl } from '../../src/store/database-url.ts';
import { DatabaseUrlError } from '../../src/store/store-errors.ts';

describe('DATABASE_URL', () => {
  it.each([
    ['file:./data/creative-refresh.db', './data/creative-refresh.db'],
    ['file:store.db', 'store.db'],
    ['file:/var/lib/store.db', '/var/lib/store.db'],
    ['file::memory:', ':memory:'],
    [pathToFileURL(resolve('/var/my data/store.db')).href, resolve('/var/my data/store.db')],
  ])('%s is the embedded database %s', (url, file) => {
    expect(parseDatabaseUrl(url)).toEqual({ dialect: 'sqlite', file });
  });

  it.each(['postgres', 'postgresql'])(
    '%s://… is a PostgreSQL database, named in logs without its password',
    (scheme) => {
      const connectionString = `${scheme}://refresh:${['pass', 'word'].join('-')}@db.example.com:5433/creative`;

      expect(parseDatabaseUrl(connectionString)).toEqual({
        dialect: 'postgres',
        connectionString,
        server: 'db.example.com:5433/creative',
      });
    },
  );

  it.each([
    ['', 'must begin with file:, postgres:// or postgresql://'],
    ['mysql://db.example.com/creative', 'must begin with file:, postgres:// or postgresql://'],
    ['file:', 'names a folder, not a file'],
    ['file:./data/', 'names a folder, not a file'],
    ['file://data/store.db', 'is not a valid file:// address'],
    [`postgres://refresh:${['a', 'b'].join('/')}@:x/creative`, 'is not a valid address'],
  ])('"%s" is refused: it %s', (url, problem) => {
    expect(() => parseDatabaseUrl(url)).toThrow(DatabaseUrlError);
    expect(() => parseDatabaseUrl(url)).toThrow(problem);
  });
});
