import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { PreparedAccount } from '../../src/sandbox/together.ts';
import { runCommand } from '../support/run-command.ts';
import { cycleOutcome, playCycle } from '../support/together-cycle.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openAgency } from '../support/together.ts';

const reportSchema = z.object({
  counts: z.object({
    create: z.number(),
    extend: z.number(),
    'in place': z.number(),
    'in the way': z.number(),
  }),
});

async function countsOfPlan({ environment }: PreparedAccount) {
  const { stdout } = await runCommand(['provision', '--json'], environment);
  return reportSchema.parse(JSON.parse(stdout)).counts;
}

/** What a call would have created or changed in the account. */
const changesIn = ({ sandbox }: PreparedAccount) =>
  sandbox.exchanges.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);

const kinds = [
  ['custom', 'creative_project'],
  ['projects', 'projects'],
] as const;

describe.each(kinds)('where creative projects are a "%s" object', (projectObject, objectType) => {
  const environment = { CREATIVE_PROJECT_OBJECT_TYPE: objectType };

  test('an account with nothing of the process is provisioned, the app starts, and a whole cycle runs', async () => {
    const agency = await openAgency({
      sandbox: { setUp: 'nothing', projectObject },
      environment,
      keepsStore: true,
      prepare: async (prepared) => {
        expect(await runCommand(['provision', '--apply'], prepared.environment)).toMatchObject({
          exitCode: 0,
          stderr: '',
        });
        const before = changesIn(prepared);
        const told = await runCommand(['provision', '--apply'], prepared.environment);
        expect(told).toMatchObject({ exitCode: 0, stderr: '' });
        expect(told.stdout).toContain('Nothing had to be created.');
        expect(changesIn(prepared)).toEqual(before);
      },
    });
    await playCycle(agency);
    expect(outcomeOf(agency)).toEqual(cycleOutcome);
  });

  test('an account that has everything under other names is mapped, nothing is created, and a whole cycle runs', async () => {
    const agency = await openAgency({
      sandbox: { names: 'other', projectObject },
      environment,
      keepsStore: true,
      // Every record has HubSpot's owner: that another property is meant, nobody can see from outside.
      settings: {
        mapping: {
          project: { properties: { accountManager: 'client_lead' } },
          ticket: { properties: { owner: 'handled_by' } },
        },
      },
      prepare: async (prepared) => {
        const told = await runCommand(['provision', '--map', '--apply'], prepared.environment);
        expect(told).toMatchObject({ exitCode: 0, stderr: '' });
        expect(told.stdout).toContain('Saved as version 2 of the settings.');
        expect(await countsOfPlan(prepared)).toEqual({
          create: 0,
          extend: 0,
          'in place': 45,
          'in the way': 0,
        });
        expect(changesIn(prepared)).toEqual([]);
      },
    });
    await playCycle(agency);
    expect(outcomeOf(agency)).toEqual(cycleOutcome);
  });
});
