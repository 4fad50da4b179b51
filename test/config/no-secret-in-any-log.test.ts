import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/config/logger.ts';
import { readConfiguration } from '../../src/config/read-configuration.ts';
import { takeFound, tellingLines } from '../support/told-secrets.ts';
import { madeUpSecret, smtpEnvironment } from './environments.ts';

/** The lines of a log that knows no secrets of its own. */
function log(message: string): readonly string[] {
  const lines: string[] = [];
  const logger = createLogger({ level: 'debug', destination: { write: (line) => void lines.push(line) } });
  logger.child({ room: 'http' }).debug({}, message);
  return lines;
}

describe('A secret in a line of a log', () => {
  const environment = {
    ...smtpEnvironment(),
    ADMIN_TOKEN: madeUpSecret('administrator'),
    SMTP_URL: `smtps://robot:${madeUpSecret('mail')}@mail.example.com`,
    DATABASE_URL: `postgres://robot:${madeUpSecret('database')}@localhost/refresh`,
  };

  it.each(['access', 'client', 'administrator', 'mail', 'database'])(
    'is found by every test there is, whoever logs it: %s',
    (name) => {
      readConfiguration(environment);
      const lines = log(`it is ${madeUpSecret(name)}, you know`);
      expect(lines).toHaveLength(1);
      expect(takeFound()).toEqual(lines);
      expect(takeFound()).toEqual([]);
    },
  );

  it('is found in what a process has printed', () => {
    const printed = `running\nit is ${madeUpSecret('client')}\nstopped\n`;
    expect(tellingLines(printed, environment)).toEqual([`it is ${madeUpSecret('client')}`]);
  });

  it('is nothing else', () => {
    readConfiguration(environment);
    log('Creative Refresh is running');
    expect(takeFound()).toEqual([]);
  });
});
