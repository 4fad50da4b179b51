import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/config/configuration-error.ts';
import { readConfiguration } from '../../src/config/read-configuration.ts';
import { madeUpSecret, smtpEnvironment } from './environments.ts';

function problemsOf(env: Record<string, string | undefined>): Record<string, string> {
  try {
    readConfiguration(env);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return Object.fromEntries(error.problems.map(({ variable, wrong }) => [variable, wrong]));
  }
  return {};
}

describe('reading the configuration', () => {
  it('fills in every default around the few required values', () => {
    expect(readConfiguration(smtpEnvironment())).toEqual({
      hubspot: {
        accessToken: madeUpSecret('access'),
        clientSecret: madeUpSecret('client'),
        portalId: null,
        apiBaseUrl: 'https://api.hubapi.com',
      },
      publicBaseUrl: 'https://refresh.example.com',
      listen: { host: '0.0.0.0', port: 3000 },
      databaseUrl: 'file:./data/creative-refresh.db',
      creativeProject: { objectType: 'creative_project', objectTypeId: null },
      email: {
        transport: 'smtp',
        smtpUrl: 'smtps://mail.example.com:465',
        from: 'Creative Refresh <refresh@example.com>',
      },
      settingsFile: null,
      mode: null,
      coalesceMs: 2000,
      leaseMs: 30_000,
      logLevel: 'info',
      adminToken: null,
      settingsAdmins: [],
      allowV1Signature: false,
    });
  });

  it('takes every variable that is set', () => {
    const configuration = readConfiguration({
      HUBSPOT_ACCESS_TOKEN: madeUpSecret('access'),
      HUBSPOT_CLIENT_SECRET: madeUpSecret('client'),
      HUBSPOT_PORTAL_ID: '145883449',
      HUBSPOT_API_BASE_URL: 'http://127.0.0.1:4010/',
      PUBLIC_BASE_URL: 'http://localhost:3000/refresh/',
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: 'postgres://localhost/refresh',
      CREATIVE_PROJECT_OBJECT_TYPE: 'projects',
      CREATIVE_PROJECT_OBJECT_TYPE_ID: '0-970',
      EMAIL_TRANSPORT: 'hubspot',
      HUBSPOT_EMAIL_TEMPLATE_ID: '4711',
      SETTINGS_FILE: './settings.json',
      MODE: 'live',
      COALESCE_MS: '0',
      LEASE_SECONDS: '5',
      LOG_LEVEL: 'debug',
      ADMIN_TOKEN: madeUpSecret('administrator'),
      SETTINGS_ADMINS: 'Ops@Agency.example, 75514748,',
      ALLOW_V1_SIGNATURE: 'true',
    });
    expect(configuration).toEqual({
      hubspot: {
        accessToken: madeUpSecret('access'),
        clientSecret: madeUpSecret('client'),
        portalId: 145883449,
        apiBaseUrl: 'http://127.0.0.1:4010',
      },
      publicBaseUrl: 'http://localhost:3000/refresh',
      listen: { host: '127.0.0.1', port: 0 },
      databaseUrl: 'postgres://localhost/refresh',
      creativeProject: { objectType: 'projects', objectTypeId: '0-970' },
      email: { transport: 'hubspot', templateId: 4711, from: null },
      settingsFile: './settings.json',
      mode: 'live',
      coalesceMs: 0,
      leaseMs: 5_000,
      logLevel: 'debug',
      adminToken: madeUpSecret('administrator'),
      settingsAdmins: ['ops@agency.example', '75514748'],
      allowV1Signature: true,
    });
  });

  it('lists everything that is missing at once, with what to set', () => {
    expect(problemsOf({})).toEqual({
      HUBSPOT_ACCESS_TOKEN: 'is not set',
      HUBSPOT_CLIENT_SECRET: 'is not set',
      PUBLIC_BASE_URL: 'is not set',
      SMTP_URL: 'is not set, and the chosen EMAIL_TRANSPORT needs it',
      EMAIL_FROM: 'is not set, and the chosen EMAIL_TRANSPORT needs it',
    });
    expect(() => readConfiguration({})).toThrow(
      'HUBSPOT_ACCESS_TOKEN is not set. Set it to the access token on the Auth tab of the app in HubSpot.',
    );
  });

  it('counts an empty or blank value as not set', () => {
    const blank = { ...smtpEnvironment(), PUBLIC_BASE_URL: '  ', PORT: '', MODE: ' ' };
    expect(problemsOf(blank)).toEqual({ PUBLIC_BASE_URL: 'is not set' });
  });

  it('asks for the template, and for no mail server, where HubSpot sends the emails', () => {
    const withoutMail = { ...smtpEnvironment(), SMTP_URL: '', EMAIL_FROM: '' };
    expect(problemsOf({ ...withoutMail, EMAIL_TRANSPORT: 'hubspot' })).toEqual({
      HUBSPOT_EMAIL_TEMPLATE_ID: 'is not set, and the chosen EMAIL_TRANSPORT needs it',
    });
  });

  it.each([
    [
      'PUBLIC_BASE_URL',
      'http://refresh.example.com',
      'is not a plain https address (http is for localhost only)',
    ],
    ['PUBLIC_BASE_URL', 'refresh.example.com', 'is not a plain https address (http is for localhost only)'],
    [
      'PUBLIC_BASE_URL',
      'https://x.example/?a=b',
      'is not a plain https address (http is for localhost only)',
    ],
    ['HUBSPOT_API_BASE_URL', 'ftp://api', 'is not a plain https address (http is for localhost only)'],
    ['HUBSPOT_PORTAL_ID', 'mine', 'is not a number'],
    ['PORT', '70000', 'is greater than 65535'],
    ['PORT', '-1', 'is not a whole number'],
    ['COALESCE_MS', '2.5', 'is not a whole number'],
    ['LEASE_SECONDS', '4', 'is less than 5'],
    ['LEASE_SECONDS', '601', 'is greater than 600'],
    ['DATABASE_URL', 'mysql://localhost/x', 'names neither a file nor a PostgreSQL database'],
    ['CREATIVE_PROJECT_OBJECT_TYPE_ID', 'creative', 'is not an object type id'],
    ['EMAIL_TRANSPORT', 'pigeon', 'is none of smtp, hubspot'],
    ['SMTP_URL', 'mail.example.com', 'is not the address of a mail server'],
    ['EMAIL_FROM', 'Creative Refresh', 'is not a sender with one email address'],
    ['EMAIL_FROM', 'a@example.com, b@example.com', 'is not a sender with one email address'],
    ['HUBSPOT_EMAIL_TEMPLATE_ID', 'welcome', 'is not a number'],
    ['MODE', 'dry', 'is none of live, shadow'],
    ['LOG_LEVEL', 'loud', 'is none of fatal, error, warn, info, debug, trace, silent'],
    ['ADMIN_TOKEN', 'short', 'is too short to be safe'],
    ['SETTINGS_ADMINS', 'ops@agency.example; ann', 'is not a list of email addresses and HubSpot user ids'],
    ['SETTINGS_ADMINS', '12, Ann Lee', 'is not a list of email addresses and HubSpot user ids'],
    ['ALLOW_V1_SIGNATURE', 'yes', 'is none of true, false'],
  ])('refuses %s=%s because it %s', (variable, value, wrong) => {
    expect(problemsOf({ ...smtpEnvironment(), [variable]: value })).toEqual({ [variable]: wrong });
  });

  it('never quotes a value, which may be a secret', () => {
    const wrong = 'mailto:somebody:hush-hush@example.com';
    expect(() => readConfiguration({ ...smtpEnvironment(), SMTP_URL: wrong })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hush') as unknown }),
    );
  });
});
