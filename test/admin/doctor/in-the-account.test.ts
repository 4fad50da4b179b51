import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { SandboxOptions } from '../../../src/sandbox/sandbox.ts';
import type { settingsSchema } from '../../../src/settings/settings-schema.ts';
import { openAdminPlace, type AdminPlace } from '../../support/admin-place.ts';
import { hubspotGroups, readDiagnosis, wrongIn, type Diagnosis } from './diagnose.ts';

type SettingsInput = z.input<typeof settingsSchema>;

interface Given {
  readonly sandbox?: Omit<SandboxOptions, 'clock'>;
  readonly settings?: SettingsInput;
  readonly environment?: Readonly<Record<string, string>>;
  /** What somebody does in the account before. */
  readonly before?: (place: AdminPlace) => void;
}

const somebody = { fallbackEmail: 'desk@agency.example' };

/** Doctor's report on an account in which all is well but for what is given. */
async function diagnose({ sandbox, settings, environment, before }: Given = {}): Promise<Diagnosis> {
  const place = await openAdminPlace(sandbox);
  const file = join(place.folder, 'settings.json');
  await writeFile(file, JSON.stringify({ people: somebody, ...settings }));
  before?.(place);
  return readDiagnosis(await place.runWith({ SETTINGS_FILE: file, ...environment }, 'doctor', '--json'));
}

const wrong = async (given: Given) => wrongIn(await diagnose(given), ...hubspotGroups);

const first = 'Mend that first, then run doctor again.';
const grant =
  'Grant it on the Auth tab of the app in HubSpot (docs/connect.md, "Permissions", says how), then copy the access token again.';

describe('In an account with all the process needs', () => {
  it.each(['custom', 'projects'] as const)('nothing is wrong (%s object)', async (projectObject) => {
    const settings = projectObject === 'custom' ? {} : { mapping: { project: { objectType: 'projects' } } };
    expect(await wrong({ sandbox: { projectObject }, settings })).toEqual([]);
  });

  it('HubSpot is asked a fixed number of times, however many projects there are up to 200', async () => {
    const before = ({ account, people }: AdminPlace) => {
      for (let index = 0; index < 150; index += 1)
        account.create('project', {
          name: `Harbor ${String(index)}`,
          hubspot_owner_id: people.accountManager,
          sas_owner_id: people.sas,
          creative_refresh_date: '2026-03-02',
        });
    };
    const { hubspotCalls, groups } = await diagnose({ before });
    expect(hubspotCalls).toEqual({
      total: 15,
      byName: {
        'list association labels': 7,
        'list custom objects': 1,
        'list owners': 1,
        'list properties': 2,
        'list ticket pipelines': 1,
        'read access token info': 1,
        'read account details': 1,
        'search owners of open projects': 1,
      },
    });
    expect(groups.find(({ name }) => name === 'People')?.lines.map(({ what }) => what)).toEqual([
      'Everybody the settings name is an active user.',
      'Everybody named on the 150 open projects is an active user.',
    ]);
  });
});

describe('Access to HubSpot that is not as it should be:', () => {
  it('a token HubSpot does not know', async () => {
    expect(await wrong({ environment: { HUBSPOT_ACCESS_TOKEN: 'another' } })).toEqual([
      'error: HubSpot does not take the access token (401). Fix: Set HUBSPOT_ACCESS_TOKEN to the access token on the Auth tab of the app in HubSpot.',
      `warning: Not checked (account): HubSpot did not answer as it should. Fix: ${first}`,
    ]);
  });

  it('nobody there', async () => {
    expect(await wrong({ environment: { HUBSPOT_API_BASE_URL: 'http://127.0.0.1:9' } })).toEqual([
      'error: HubSpot could not be asked: read account details: HubSpot could not be reached (ECONNREFUSED), after 2 tries. Fix: Check the network and HUBSPOT_API_BASE_URL; status.hubspot.com tells of outages.',
      `warning: Not checked (account): HubSpot did not answer as it should. Fix: ${first}`,
    ]);
  });

  it('another account than HUBSPOT_PORTAL_ID says', async () => {
    expect(await wrong({ environment: { HUBSPOT_PORTAL_ID: '7' } })).toEqual([
      'error: The access token is one of account 145883449, but HUBSPOT_PORTAL_ID says 7. Fix: Set both to the same account.',
    ]);
  });

  it('a time zone nobody knows', async () => {
    const before = ({ sandbox }: AdminPlace) =>
      sandbox.faults.next(({ path }) => path.startsWith('/account-info/'), {
        answer: 200,
        body: { portalId: sandbox.portalId, timeZone: 'Moon/Tranquillity', uiDomain: 'app.hubspot.com' },
      });
    expect(await wrong({ before })).toContain(
      'error: The time zone "Moon/Tranquillity" of account 145883449 is not known here. Fix: Choose another in HubSpot (Settings > Account defaults), or update Node.js.',
    );
  });

  it('a clock that is off', async () => {
    expect(await wrong({ sandbox: { serversAheadMs: 6 * 60_000 } })).toEqual([
      "error: This machine's clock is 6 minutes behind HubSpot's: what HubSpot signs is refused from 5 minutes on. Fix: Let the machine set its clock by a time server (NTP).",
    ]);
    expect(await wrong({ sandbox: { serversAheadMs: 2 * 60_000 } })).toEqual([
      "warning: This machine's clock is 2 minutes behind HubSpot's. Fix: Let the machine set its clock by a time server (NTP).",
    ]);
  });
});

describe('A scope that is missing is named with what it is for, and what cannot be seen without it is left out:', () => {
  const lacks = (scope: string, purpose: string) =>
    `error: The app lacks the scope "${scope}". It is for ${purpose}. Fix: ${grant}`;
  const leftOut = (check: string, scope: string) =>
    `warning: Not checked (${check}): the app lacks the scope "${scope}". Fix: ${first}`;
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['oauth', [leftOut('account', 'oauth'), lacks('oauth', "the account's number and time zone")]],
    [
      'tickets',
      [
        lacks(
          'tickets',
          'deliverable tickets: reading and moving them, their pipeline and properties, their webhooks',
        ),
        leftOut('associations', 'tickets'),
        leftOut('pipeline', 'tickets'),
        leftOut('properties of tickets', 'tickets'),
      ],
    ],
    [
      'crm.objects.contacts.write',
      [lacks('crm.objects.contacts.write', "creating tasks, and completing or deferring the app's own")],
    ],
    [
      'crm.objects.owners.read',
      [
        lacks(
          'crm.objects.owners.read',
          'the names and email addresses of account managers, SAS and the creative team',
        ),
        leftOut('people in the settings', 'crm.objects.owners.read'),
      ],
    ],
    [
      'automation',
      [lacks('automation', 'telling a workflow that an action which took longer than a few seconds is done')],
    ],
    [
      'settings.users.read',
      [
        lacks(
          'settings.users.read',
          'knowing who is a super admin, so that only they may change the settings',
        ),
      ],
    ],
    [
      'crm.objects.custom.write',
      [lacks('crm.objects.custom.write', 'writing the status, date and stamps of creative projects')],
    ],
    [
      'crm.objects.custom.read',
      [
        lacks('crm.objects.custom.read', 'reading creative projects, their properties and their webhooks'),
        leftOut('object type', 'crm.objects.custom.read'),
        `warning: Not checked (properties of creative projects): the object type of creative projects is not known. Fix: ${first}`,
        `warning: Not checked (associations): the object type of creative projects is not known. Fix: ${first}`,
        `warning: Not checked (owners of open projects): open projects cannot be asked for as long as the above is wrong. Fix: ${first}`,
      ],
    ],
    [
      'transactional-email',
      [lacks('transactional-email', "sending the emails to colleagues by HubSpot's single send")],
    ],
  ];

  it.each(cases)('%s, where HubSpot lists what is granted', async (scope, expected) => {
    expect(await wrong({ sandbox: { scopes: { withheld: [scope] } } })).toEqual(expected);
  });

  it.each(cases)('%s, where HubSpot does not, and each is tried out', async (scope, expected) => {
    const scopes = { withheld: [scope], areListed: false };
    expect(await wrong({ sandbox: { scopes } })).toEqual(expected);
  });

  it('and that all of them are there is found out by trying, without writing or sending anything', async () => {
    const touched: string[] = [];
    let mails: readonly unknown[] = [];
    const diagnosis = await diagnose({
      sandbox: { scopes: { areListed: false } },
      before: ({ sandbox, account }) => {
        mails = account.mailbox;
        sandbox.onExchange(({ method, path, status }) => {
          if (/update|send|complete/.test(path)) touched.push(`${method} ${path} ${String(status)}`);
        });
      },
    });
    expect(wrongIn(diagnosis, ...hubspotGroups)).toEqual([]);
    expect(diagnosis.groups.find(({ name }) => name === 'HubSpot')?.lines.at(-1)?.what).toBe(
      'The app has the scopes it needs here. Each was tried out, for HubSpot does not list them.',
    );
    expect(touched.map((call) => call.replace(/ \d+$/, ''))).toEqual([
      'POST /crm/objects/2026-09/0-27/batch/update',
      'POST /automation/actions/callbacks/2026-09/0/complete',
      'POST /crm/objects/2026-09/2-143967026/batch/update',
      'POST /marketing/transactional/2026-09/single-email/send',
    ]);
    expect(mails).toEqual([]);
  });
});

describe('Definitions that are not as they should be:', () => {
  it('an object type that is not there', async () => {
    expect(await wrong({ environment: { CREATIVE_PROJECT_OBJECT_TYPE: 'campaign' } })).toEqual([
      'error: There is no custom object named "campaign" (there are: creative_project). Fix: Create it, name another in CREATIVE_PROJECT_OBJECT_TYPE or the settings (mapping.project.objectType), or give its id in CREATIVE_PROJECT_OBJECT_TYPE_ID.',
      `warning: Not checked (properties of creative projects): the object type of creative projects is not known. Fix: ${first}`,
      `warning: Not checked (associations): the object type of creative projects is not known. Fix: ${first}`,
      `warning: Not checked (owners of open projects): open projects cannot be asked for as long as the above is wrong. Fix: ${first}`,
    ]);
  });

  it('a property, its type, and an option', async () => {
    const project = {
      properties: { sas: 'media_owner', refreshDate: 'creative_refresh_status' },
      statusOptions: { creatives_implemented: 'live' },
    };
    expect(await wrong({ settings: { mapping: { project } } })).toEqual([
      'error: The property "creative_refresh_status" of creative projects (2-143967026) has no option with the value "live". Fix: Create it or map it in the settings.',
      'error: The property "creative_refresh_status" of creative projects (2-143967026) is of type enumeration, but must be date. Fix: Change it or map another one in the settings (mapping.project.properties.refreshDate).',
      'error: There is no property "media_owner" on creative projects (2-143967026). Fix: Create it or map it in the settings (mapping.project.properties.sas).',
      'error: Two meanings are mapped to the property "creative_refresh_status" of creative projects (2-143967026). Fix: Map each to its own.',
      'warning: The property "creative_refresh_status" of creative projects (2-143967026) has the option "creatives_implemented", which no setting maps: the app leaves a project with it alone. Fix: Hide it in HubSpot, or map it (mapping.project.statusOptions).',
      `warning: Not checked (owners of open projects): open projects cannot be asked for as long as the above is wrong. Fix: ${first}`,
    ]);
  });

  it('a property of tickets', async () => {
    const ticket = { properties: { folderName: 'bundle' } };
    expect(await wrong({ settings: { mapping: { ticket } } })).toEqual([
      'error: There is no property "bundle" on tickets. Fix: Create it or map it in the settings (mapping.ticket.properties.folderName).',
    ]);
  });

  it('the pipeline, and a stage', async () => {
    expect(await wrong({ settings: { mapping: { ticket: { pipeline: { label: 'Studio' } } } } })).toEqual([
      expect.stringMatching(
        /^error: There is no ticket pipeline labelled "Studio" \(there are: .+\)\. Fix: Create it or map it in the settings \(mapping\.ticket\.pipeline\)\.$/,
      ),
    ]);
    const stages = { inProgress: { label: 'Being Made' } };
    expect(await wrong({ settings: { mapping: { ticket: { stages } } } })).toEqual([
      'error: The ticket pipeline "Deliverables" has no stage labelled "Being Made" (there are: "New" (1021001), "In Progress" (1021002), "Pending Approval" (1021003), "Delivered" (1021004), "Cancelled" (1021005)). Fix: Create it or map it in the settings (mapping.ticket.stages.inProgress).',
    ]);
  });

  it('a stage that means nothing', async () => {
    const stages = { closedIds: ['1021004'] };
    expect(await wrong({ settings: { mapping: { ticket: { stages } } } })).toEqual([
      'warning: The stage "Cancelled" (1021005) of the ticket pipeline "Deliverables" has no meaning for the app: an ad set with a ticket in it does not get complete. Fix: Keep deliverable tickets out of it, or give it the ticket state Closed.',
    ]);
  });

  it.each([
    ['2-143967026/0-5', 'creative projects with tickets'],
    ['2-143967026/0-2', 'creative projects with companies'],
    ['0-27/2-143967026', 'tasks with creative projects'],
    ['0-27/0-5', 'tasks with tickets'],
    ['0-27/0-2', 'tasks with companies'],
    ['0-46/2-143967026', 'notes with creative projects'],
    ['0-46/0-5', 'notes with tickets'],
  ])('an association that is not allowed (%s)', async (pair, words) => {
    const before = ({ sandbox }: AdminPlace) =>
      sandbox.faults.next(({ path }) => path === `/crm/associations/2026-09/${pair}/labels`, {
        answer: 200,
        body: { results: [] },
      });
    expect(await wrong({ before })).toEqual([
      `error: The account does not allow the association of ${words}. Fix: Allow it in the object's settings in HubSpot (Associations).`,
    ]);
  });

  it('HubSpot, for one part only', async () => {
    const before = ({ sandbox }: AdminPlace) =>
      sandbox.faults.next(({ path }) => path.startsWith('/crm/pipelines/'), { answer: 503 }, 2);
    expect(await wrong({ before })).toEqual([
      'error: HubSpot could not be asked: list ticket pipelines: HubSpot is failing (503), after 2 tries. Fix: Run doctor again in some minutes; status.hubspot.com tells of outages.',
    ]);
  });
});

describe('People who cannot be reached:', () => {
  it('nobody in the settings who could stand in', async () => {
    expect(await wrong({ settings: { people: {} } })).toEqual([
      'warning: Where a project names no account manager, nobody gets the emails: neither people.defaultAccountManagerId nor people.fallbackEmail is set. Fix: Name somebody: creative-refresh settings set people.defaultAccountManagerId, or people.fallbackEmail.',
      'warning: Where a project names no SAS, nobody gets the emails: neither people.defaultSasId nor people.fallbackEmail is set. Fix: Name somebody: creative-refresh settings set people.defaultSasId, or people.fallbackEmail.',
    ]);
  });

  it('somebody in the settings who has left', async () => {
    const people = { ...somebody, defaultSasId: '71000007', teamLeadIds: { copy: '5' } };
    expect(await wrong({ settings: { people } })).toEqual([
      'error: people.defaultSasId names the owner 71000007, who is no active user of the account. Fix: Name somebody else: creative-refresh settings set people.defaultSasId.',
      'error: people.teamLeadIds.copy names the owner 5, who is no active user of the account. Fix: Name somebody else: creative-refresh settings set people.teamLeadIds.copy.',
    ]);
  });

  it('owners of open projects who have left or were never named, but of no project that is not open', async () => {
    const ids: string[] = [];
    const before = ({ account, people }: AdminPlace) => {
      const create = (values: Readonly<Record<string, string>>) =>
        account.create('project', { name: 'Harbor', creative_refresh_date: '2026-03-02', ...values });
      const gone = { hubspot_owner_id: people.formerAccountManager, sas_owner_id: people.sas };
      for (let index = 0; index < 7; index += 1) ids.push(create(gone));
      ids.push(create({ hubspot_owner_id: people.accountManager }));
      create({ ...gone, creative_refresh_date: '2027-03-02' });
    };
    const found = await wrong({ before });
    const [one, two, three, four, five, , , eight] = ids;
    expect(found).toEqual([
      `warning: Petra Novak (owner 71000007) is no active user, but is the account manager of 7 open projects (${[one, two, three, four, five].join(', ')} and 2 more). Fix: Name another account manager there. Until then set people.defaultAccountManagerId to somebody who stands in.`,
      `warning: Nobody is named as the SAS of 1 open project (${String(eight)}). Fix: Name one there, or set people.defaultSasId to somebody who stands in.`,
    ]);
  });

  it('nobody, where somebody stands in for whom a project does not name', async () => {
    const before = ({ account, people }: AdminPlace) => {
      account.create('project', {
        name: 'Harbor',
        creative_refresh_date: '2026-03-02',
        hubspot_owner_id: people.accountManager,
      });
    };
    const people = { defaultAccountManagerId: '71000001', defaultSasId: '71000002' };
    expect(await wrong({ settings: { people }, before })).toEqual([]);
  });
});
