import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { operations } from '../../src/admin/operations.ts';
import { signV3 } from '../../src/hubspot/signature/signatures.ts';
import { openAdminPlace } from '../support/admin-place.ts';
import { createProject, createTicket } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openAgency } from '../support/together.ts';
import { json } from './doors.ts';
import { rightBodies } from './right-bodies.ts';
import { exchange, type WireRequest } from './wire.ts';
import { severalThingsWrong } from './wrong-bodies.ts';

/** For each body that is right; the doors alone are sent many more. */
const wrongOnes = 24;

/** What may be right by chance and is then carried out changes nothing that people would see. */
const harmless = operations
  .map(({ name }) => name)
  .filter((name) => !/^(activate|provision|settings-)/.test(name));

it('Behind the doors is nothing that wrong bodies break: the app answers each, and goes on as if none had come', async () => {
  const adminToken = randomUUID();
  const agency = await openAgency({ environment: { ADMIN_TOKEN: adminToken } });
  const { together, clock } = agency;
  const { clientSecret, portalId } = together.sandbox;
  await agency.after(() => {
    const projectId = createProject(agency, { creative_refresh_status: 'deliverable_submitted' });
    createTicket(agency, 'One', {}, [projectId]);
  });
  const before = outcomeOf(agency);
  const requestFor = (method: string, target: string, body: string): WireRequest => {
    const timestamp = String(clock.now());
    const content = { method, publicUri: together.appUrl + target, rawBody: Buffer.from(body) };
    const headers = {
      ...json,
      Authorization: `Bearer ${adminToken}`,
      'X-HubSpot-Signature-v3': signV3(clientSecret, content, timestamp),
      'X-HubSpot-Request-Timestamp': timestamp,
    };
    return { method, target, headers, body };
  };
  const port = Number(new URL(together.appUrl).port);
  const broken: unknown[] = [];
  for (const { door, method, path, document } of rightBodies(harmless)) {
    if (door === 'settings') continue;
    const ours = JSON.parse(JSON.stringify(document).replaceAll('145883449', String(portalId))) as unknown;
    const bodies = severalThingsWrong(ours, 1, wrongOnes);
    const answers = await exchange(
      port,
      bodies.map((body) => requestFor(method, path, body)),
    );
    broken.push(
      ...answers.flatMap(({ status, body }, index) =>
        status === 500 ? [{ path, sent: bodies[index], body }] : [],
      ),
    );
  }
  expect(broken).toEqual([]);
  await together.settled();
  expect(outcomeOf(agency)).toEqual(before);
});

it('No name steers the terminal of an admin', async () => {
  const place = await openAdminPlace();
  createProject(place, { name: 'Harbor \u001b[2J\u202e\u009b31m Pine' });
  const { exitCode, stdout } = await place.run('plan');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Harbor [2J 31m Pine');
  expect(stdout).not.toMatch(/\u202e|(?!\n)\p{Cc}/u);
});
