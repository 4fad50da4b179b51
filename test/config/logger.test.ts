import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/config/logger.ts';
import { readConfiguration } from '../../src/config/read-configuration.ts';
import { secretsOf } from '../../src/config/secrets.ts';
import type { Logger } from '../../src/reconcile/ports/observer.ts';
import { madeUpSecret, smtpEnvironment } from './environments.ts';

/** Collects the lines a logger writes. */
function listen(secrets: readonly string[] = []): { logger: Logger; lines: string[] } {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return { logger: createLogger({ level: 'info', secrets, destination }), lines };
}

function parsed(line: string | undefined): unknown {
  return JSON.parse(line ?? 'null');
}

describe('the log', () => {
  it('is one line of JSON per event, with the fields of the child it comes from', () => {
    const { logger, lines } = listen();
    logger.child({ projectId: '12' }).warn({ cycle: 3 }, 'No designer is set');
    logger.debug({}, 'below the level');
    expect(lines).toHaveLength(1);
    expect(parsed(lines[0])).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/) as unknown,
      projectId: '12',
      cycle: 3,
      msg: 'No designer is set',
    });
  });

  it('hides fields that hold credentials, at the top and inside of what is logged', () => {
    const { logger, lines } = listen();
    const value = madeUpSecret('field');
    logger.info(
      {
        token: value,
        headers: { authorization: value, 'x-hubspot-signature-v3': value },
        request: { headers: { authorization: value } },
        projectId: '12',
      },
      'a request',
    );
    expect(parsed(lines[0])).toMatchObject({
      token: '[redacted]',
      headers: { authorization: '[redacted]', 'x-hubspot-signature-v3': '[redacted]' },
      request: { headers: { authorization: '[redacted]' } },
      projectId: '12',
    });
    expect(lines.join()).not.toContain(value);
  });

  it('blots out the secrets of the configuration even in messages and errors', () => {
    const password = `p@ss "${madeUpSecret('mail')}"`;
    const configuration = readConfiguration({
      ...smtpEnvironment(),
      SMTP_URL: `smtps://robot:${encodeURIComponent(password)}@mail.example.com`,
      ADMIN_TOKEN: madeUpSecret('administrator'),
      DATABASE_URL: `postgres://robot:${madeUpSecret('database')}@localhost/refresh`,
    });
    const { logger, lines } = listen(secretsOf(configuration));
    const email = configuration.email;
    logger.info({ error: new Error(`login with ${password} failed`) }, `key ${madeUpSecret('access')}`);
    logger.info({ note: configuration.databaseUrl }, madeUpSecret('administrator'));
    logger.info({ note: email.transport === 'smtp' ? email.smtpUrl : '' }, madeUpSecret('client'));
    expect(lines.map(parsed)).toMatchObject([
      { error: { message: 'login with [redacted] failed' }, msg: 'key [redacted]' },
      { note: 'postgres://robot:[redacted]@localhost/refresh', msg: '[redacted]' },
      { note: 'smtps://robot:[redacted]@mail.example.com', msg: '[redacted]' },
    ]);
    expect(lines.join()).not.toContain('made-up');
  });

  it("shows nobody's address, wherever in a line it stands", () => {
    const { logger, lines } = listen();
    const error = new Error('refused:\nann@agency.example, <Ben.O+x@mail.agency.example>');
    logger.warn({ error, to: 'jürgen@büro.example' }, 'Ticket "for\tann@agency.example" é@agency.example');
    logger.info({ at: 'node_modules/@hubspot/api-client', version: 'vitest@4.1.12' }, 'not an address');
    expect(lines.join()).not.toMatch(/agency|büro/);
    expect(lines.map(parsed)).toMatchObject([
      {
        error: { message: 'refused:\n[address], <[address]>' },
        to: '[address]',
        msg: 'Ticket "for\t[address]" [address]',
      },
      { at: 'node_modules/@hubspot/api-client', version: 'vitest@4.1.12' },
    ]);
  });

  it('leaves a line readable although a password is very short', () => {
    const { logger, lines } = listen(['1', 'me']);
    logger.info({ attempts: 1 }, 'some message');
    expect(parsed(lines[0])).toMatchObject({ attempts: 1, msg: 'some message' });
  });
});
