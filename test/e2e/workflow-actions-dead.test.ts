import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { readMetrics } from '../support/read-metrics.ts';
import { isCompletion } from '../support/together-actions.ts';
import { closedOutcome } from '../support/together-approved.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { patience } from '../support/together-process.ts';
import { openWaiting } from '../support/together-waiting.ts';

const page = z.object({ calls: z.array(z.object({ callbackId: z.string() }).loose()) });
const letter = { call: 'ap-145883449-1-1-0' };

/** HubSpot refuses the outcome it waits for, until the app gives it up. */
async function openGivenUp() {
  const adminToken = randomUUID();
  const waiting = await openWaiting({
    environment: { ADMIN_TOKEN: adminToken },
    settings: { retries: { maximumAttempts: 2 } },
  });
  const { agency, faults } = waiting;
  const ask = async (path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${agency.together.appUrl}/admin/dead-letters${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return response.json();
  };
  const dead = async () => page.parse(await ask('')).calls;
  faults.clear();
  faults.next(isCompletion, { answer: 400 }, 2);
  await vi.waitFor(async () => expect(await dead()).toHaveLength(1), patience);
  return { ...waiting, ask, dead };
}

test('an outcome that HubSpot will not hear is shown to admins, and told when they say so', async () => {
  const { agency, running, ask, dead } = await openGivenUp();
  const [project] = agency.account.list('project');
  expect(await dead()).toMatchObject([
    {
      callbackId: letter.call,
      action: 'complete-implementation',
      record: { id: project?.id },
      attempts: 2,
    },
  ]);
  expect((await readMetrics(agency))('dead_letters_present{kind="call"}')).toBe(1);
  expect(await ask('/retry', letter)).toEqual({ retried: letter });
  expect(await running).toMatchObject({ state: 'SUCCESS', outputs: { outcome: 'closed' } });
  await agency.together.settled();
  expect(await dead()).toEqual([]);
  expect(outcomeOf(agency)).toEqual(closedOutcome);
});

test('an outcome that an admin drops is told no more, and the cycle stays closed', async () => {
  const { agency, ask, dead } = await openGivenUp();
  expect(await ask('/drop', letter)).toEqual({ dropped: letter });
  expect(await dead()).toEqual([]);
  await agency.together.settled();
  expect(agency.together.sandbox.workflows.executions).toMatchObject([{ state: 'BLOCKED' }]);
  expect(outcomeOf(agency)).toEqual(closedOutcome);
});
