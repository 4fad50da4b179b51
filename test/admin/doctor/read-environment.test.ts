import { describe, expect, it } from 'vitest';
import { describeEnvironment, readEnvironment } from '../../../src/admin/doctor/read-environment.ts';
import { smtpEnvironment } from '../../config/environments.ts';

describe('Reading an environment as far as it goes', () => {
  it('finds nothing wrong with a usable one', () => {
    const reading = readEnvironment(smtpEnvironment());
    expect(reading.unusable).toEqual(new Set());
    expect(describeEnvironment(reading)).toEqual({
      name: 'Environment',
      lines: [
        {
          verdict: 'ok',
          check: 'environment',
          what: 'Every variable the app needs is set and usable.',
          fix: null,
        },
      ],
    });
  });

  it('names every wrong variable with what to set, and keeps what the right ones say', () => {
    const reading = readEnvironment({
      ...smtpEnvironment(),
      HUBSPOT_CLIENT_SECRET: undefined,
      SMTP_URL: 'mail.example.com',
      PORT: 'many',
    });

    expect(describeEnvironment(reading).lines).toEqual([
      {
        verdict: 'error',
        check: 'environment HUBSPOT_CLIENT_SECRET',
        what: 'HUBSPOT_CLIENT_SECRET is not set.',
        fix: 'Set it to the client secret on the Auth tab of the app in HubSpot.',
      },
      {
        verdict: 'error',
        check: 'environment PORT',
        what: 'PORT is not a whole number.',
        fix: 'Set it to the port to listen on, 0 to 65535.',
      },
      {
        verdict: 'error',
        check: 'environment SMTP_URL',
        what: 'SMTP_URL is not the address of a mail server.',
        fix: 'Set it to smtps://user:password@host:465, or smtp://user:password@host:587.',
      },
    ]);
    expect(reading.unusable).toEqual(new Set(['HUBSPOT_CLIENT_SECRET', 'PORT', 'SMTP_URL']));
    const { publicBaseUrl, listen } = reading.configuration;
    expect({ publicBaseUrl, port: listen.port }).toEqual({
      publicBaseUrl: 'https://refresh.example.com',
      port: 3000,
    });
  });

  it('tells of an empty environment only what has no default', () => {
    const { problems, unusable } = readEnvironment({});
    expect(problems.map(({ variable }) => variable)).toEqual([
      'HUBSPOT_ACCESS_TOKEN',
      'HUBSPOT_CLIENT_SECRET',
      'PUBLIC_BASE_URL',
      'SMTP_URL',
      'EMAIL_FROM',
    ]);
    expect(unusable.size).toBe(5);
  });

  it('does not ask for a mail server where it is not known which transport is wanted', () => {
    const { problems, unusable } = readEnvironment({
      ...smtpEnvironment(),
      SMTP_URL: undefined,
      EMAIL_FROM: undefined,
      EMAIL_TRANSPORT: 'pigeon',
    });
    expect(problems.map(({ variable }) => variable)).toEqual(['EMAIL_TRANSPORT']);
    expect(unusable).toEqual(new Set(['EMAIL_TRANSPORT', 'SMTP_URL', 'EMAIL_FROM']));
  });
});
