import { describe, expect, test } from 'vitest';
import { AccountSetupError } from '../../src/hubspot/start-up/account-setup-error.ts';
import { chooseLayout } from '../../src/sandbox/layout.ts';
import { mappingOf } from '../support/mapping-of-layout.ts';
import { cycleOutcome, playCycle } from '../support/together-cycle.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openAgency, type AgencyOptions } from '../support/together.ts';

describe.each([
  ['other', 'custom'],
  ['decisions', 'projects'],
  ['other', 'projects'],
] as const)(
  'in an account with names as in "%s" and its projects in a "%s" object',
  (names, projectObject) => {
    const mapped: AgencyOptions = {
      sandbox: { names, projectObject },
      settings: { mapping: mappingOf(chooseLayout(names, projectObject)) },
    };

    test('a whole cycle goes by webhooks', async () => {
      const agency = await openAgency(mapped);
      await playCycle(agency);
      expect(outcomeOf(agency)).toEqual(cycleOutcome);
    });

    test('a whole cycle goes by sweeps alone', async () => {
      const agency = await openAgency({ ...mapped, webhooks: false });
      await playCycle(agency);
      expect(outcomeOf(agency)).toEqual(cycleOutcome);
    });
  },
);

async function problemsAtStart(options: AgencyOptions): Promise<readonly string[]> {
  const refusal: unknown = await openAgency(options).catch((error: unknown) => error);
  if (refusal instanceof AccountSetupError) return refusal.problems;
  throw new TypeError('The app started, or failed in another way', { cause: refusal });
}

test('each property, option and stage that the account lacks is named at the start, with what to do', async () => {
  const problems = await problemsAtStart({
    settings: {
      mapping: {
        project: {
          properties: { refreshDate: 'swap_on' },
          statusOptions: { creatives_implemented: 'live' },
        },
        ticket: {
          stages: { pendingApproval: { label: 'With Client' } },
          properties: { folderName: 'bundle' },
          copyOptions: { approved: 'words_ok' },
        },
      },
    },
  });
  expect(problems).toEqual([
    'The property "creative_refresh_status" of creative projects (2-143967026) has no option with the value "live": create it or map it in the settings.',
    'There is no property "swap_on" on creative projects (2-143967026): create it or map it in the settings (mapping.project.properties.refreshDate).',
    'The ticket pipeline "Deliverables" has no stage labelled "With Client" (there are: "New" (1021001), "In Progress" (1021002), "Pending Approval" (1021003), "Delivered" (1021004), "Cancelled" (1021005)): create it or map it in the settings (mapping.ticket.stages.pendingApproval).',
    'There is no property "bundle" on tickets: create it or map it in the settings (mapping.ticket.properties.folderName).',
    'The property "copy_status" of tickets has no option with the value "words_ok": create it or map it in the settings.',
  ]);
});

test('an account without the object and the pipeline is refused, naming both', async () => {
  const { ticket } = mappingOf(chooseLayout('other', 'custom'));
  const problems = await problemsAtStart({
    sandbox: { names: 'other' },
    settings: { mapping: { ticket: { ...ticket, pipeline: { label: 'Deliverables' } } } },
  });
  expect(problems).toEqual([
    expect.stringContaining('creative_project'),
    expect.stringContaining('There is no ticket pipeline labelled "Deliverables"'),
  ]);
});

test('a token of another account than the configured one keeps the app from starting', async () => {
  await expect(openAgency({ environment: { HUBSPOT_PORTAL_ID: '1' } })).rejects.toThrow(
    expect.objectContaining({ name: 'WrongAccountError' }),
  );
});
