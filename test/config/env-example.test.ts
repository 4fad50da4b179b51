import { readFile } from 'node:fs/promises';
import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { environmentSchema } from '../../src/config/environment.ts';
import { readConfiguration } from '../../src/config/read-configuration.ts';
import { smtpEnvironment } from './environments.ts';

const example = await readFile(new URL('../../.env.example', import.meta.url), 'utf8');

describe('the example environment', () => {
  it('names every variable the app reads, and no other', () => {
    expect(Object.keys(parse(example)).sort()).toEqual(Object.keys(environmentSchema.shape).sort());
  });

  it('explains every variable in a comment right above it', () => {
    const lines = example.split('\n');
    const unexplained = lines.filter(
      (line, index) =>
        /^[A-Z]/.test(line) && line !== 'PORT=3000' && lines[index - 1]?.startsWith('#') !== true,
    );
    expect(unexplained).toEqual([]);
  });

  it('holds no secret', () => {
    const { HUBSPOT_ACCESS_TOKEN, HUBSPOT_CLIENT_SECRET, ADMIN_TOKEN, SMTP_URL } = parse(example);
    expect({ HUBSPOT_ACCESS_TOKEN, HUBSPOT_CLIENT_SECRET, ADMIN_TOKEN, SMTP_URL }).toEqual({
      HUBSPOT_ACCESS_TOKEN: '',
      HUBSPOT_CLIENT_SECRET: '',
      ADMIN_TOKEN: '',
      SMTP_URL: '',
    });
  });

  it('changes nothing but the required values: the rest of it are the defaults', () => {
    const filledIn = { ...parse(example), ...smtpEnvironment() };
    expect(readConfiguration(filledIn)).toEqual(readConfiguration(smtpEnvironment()));
  });
});
