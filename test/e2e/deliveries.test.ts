import { expect, test } from 'vitest';
import { playCycle, cycleOutcome } from '../support/together-cycle.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openAgency } from '../support/together.ts';

test('a whole cycle goes by webhooks, with every task and every email once', async () => {
  const agency = await openAgency();
  await playCycle(agency);
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
});

test('a whole cycle goes by sweeps alone, although no webhook ever arrives', async () => {
  const agency = await openAgency({ webhooks: false });
  await playCycle(agency);
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
  expect(agency.together.sandbox.webhooks.deliveries).toEqual([]);
});
