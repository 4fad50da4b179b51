import { randomUUID } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { operations } from '../../src/admin/operations.ts';
import { createProject } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openAgency, type Agency } from '../support/together.ts';

const adminToken = randomUUID();

async function openWithToken(): Promise<Agency> {
  return openAgency({ environment: { ADMIN_TOKEN: adminToken } });
}

/** `text`: the body as it is sent. */
async function post(
  { together }: Agency,
  name: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const response = await fetch(`${together.appUrl}/admin/operations/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json', ...headers },
    body: text,
  });
  const answered: unknown = await response.json();
  return { status: response.status, body: answered };
}

test('every operation has a name of its own, fit for an address', () => {
  const names = operations.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z][a-z-]*$/.test(name))).toEqual([]);
});

describe('An operation', () => {
  it('is carried out by the running app, and answered with its outcome', async () => {
    const agency = await openWithToken();
    agency.together.sandbox.webhooks.turnOff();
    createProject(agency);
    expect(await post(agency, 'sweep', '{}')).toEqual({
      status: 200,
      body: { found: 1, isPutOff: false, mode: 'live', recordsWaiting: 0, emailsWaiting: 0, deadLetters: 0 },
    });
    expect(outcomeOf(agency).emails).toEqual(['amara: Creative refresh coming up: Harbor']);
  });

  it('takes its defaults for what is left out', async () => {
    const agency = await openWithToken();
    expect(await post(agency, 'plan', '{}')).toMatchObject({ status: 200, body: { until: '2026-04-01' } });
  });

  it.each([
    ['plan', '{"days":"many"}', 'days must be a number.'],
    ['plan', '{"days":1,"weeks":2}', 'weeks is not something plan takes.'],
    ['explain', '{}', 'projectId must be a text.'],
    ['explain', '{"projectId":"x"}', 'projectId must be the id of a creative project: digits only.'],
    ['sweep', '[]', 'the input must be a JSON object.'],
  ])('%s refuses the input %s in words', async (name, input, error) => {
    const agency = await openWithToken();
    expect(await post(agency, name, input)).toEqual({ status: 400, body: { error, because: 'bad input' } });
  });

  it('that finds nothing is answered 404, one that comes too late 409', async () => {
    const agency = await openWithToken();
    expect(await post(agency, 'explain', '{"projectId":"404"}')).toEqual({
      status: 404,
      body: { error: 'There is no creative project 404 in the HubSpot account.', because: 'not found' },
    });
    expect(await post(agency, 'settings-import', '{"settings":{},"basedOn":7}')).toEqual({
      status: 409,
      body: {
        error:
          'The settings were not saved: this change was made from version 7, but settings file has saved version 1. Look at what has changed, and make the change again.',
        because: 'conflict',
      },
    });
  });

  it('that HubSpot refuses is answered 503, with why', async () => {
    const agency = await openWithToken();
    const { faults } = agency.together.sandbox;
    faults.next(() => true, { answer: 403 }, 20);
    const answer = await post(agency, 'explain', '{"projectId":"4711"}');
    faults.clear();
    expect(answer).toEqual({
      status: 503,
      body: { error: expect.stringMatching(/HubSpot refused \(403/) as string, because: 'unauthorised' },
    });
  });

  it('that does not exist is refused', async () => {
    const agency = await openWithToken();
    expect(await post(agency, 'dance', '{}')).toEqual({
      status: 404,
      body: { error: 'there is no operation "dance"', because: 'not found' },
    });
  });

  it('is refused without the admin token, and with a body that is no JSON', async () => {
    const agency = await openWithToken();
    expect(await post(agency, 'sweep', '{}', { authorization: `Bearer ${randomUUID()}` })).toEqual({
      status: 401,
      body: { error: 'the Authorization header does not carry the admin token' },
    });
    expect(await post(agency, 'sweep', '{')).toEqual({
      status: 400,
      body: { error: 'the body is not JSON' },
    });
    expect(await post(agency, 'sweep', '{}', { 'content-type': 'text/plain' })).toEqual({
      status: 415,
      body: { error: 'the content type is not application/json' },
    });
  });

  it('does not exist where no admin token is configured', async () => {
    const agency = await openAgency();
    expect(await post(agency, 'sweep', '{}')).toEqual({
      status: 404,
      body: { error: 'there is nothing at this address' },
    });
  });
});
