import { expect, test } from 'vitest';
import { knownRecordTypes } from '../../../src/hubspot/known-record-types.ts';
import { AccountSetupError } from '../../../src/hubspot/start-up/account-setup-error.ts';
import { resolveRecordTypes } from '../../../src/hubspot/start-up/resolve-record-types.ts';
import { HubSpotRefused, HubSpotUnavailable } from '../../../src/hubspot/transport/errors.ts';
import { mappingSchema } from '../../../src/settings/mapping-schema.ts';
import { completeAccount, stage, transportTo } from './an-account-definition.ts';
import { ScriptedTransport } from './scripted-transport.ts';

const environment = { objectType: 'creative_project', objectTypeId: null };
const mapping = mappingSchema.parse({});
const start = (
  account = completeAccount(),
  settings: unknown = {},
  env: typeof environment | { objectType: string; objectTypeId: string } = environment,
) => resolveRecordTypes(transportTo(account), mappingSchema.parse(settings), env);

async function problemsOf(starting: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await starting.catch((thrown: unknown) => thrown);
  if (!(error instanceof AccountSetupError))
    throw new Error('The account was found complete', { cause: error });
  for (const problem of error.problems) expect(error.message).toContain(problem);
  return error.problems;
}

test('a complete account is resolved to ids: labels in any case, closed stages by their state, in order', async () => {
  await expect(start()).resolves.toEqual({
    projectTypeId: '2-77',
    projectNameProperty: 'name',
    pipeline: {
      id: '900',
      newId: '901',
      inProgressId: '902',
      pendingApprovalId: '903',
      closedIds: ['904', '905'],
      closeIntoId: '904',
    },
    taskToProject: { category: 'USER_DEFINED', typeId: 41 },
    project: mapping.project,
    ticket: mapping.ticket,
  });
});

test.each([
  ['its name', null, { objectType: 'Creative_Project', objectTypeId: null }, '2-77'],
  ['its full name', null, { objectType: 'p1_creative_project', objectTypeId: null }, '2-77'],
  ['the settings’ name before the environment', 'invoice', environment, '2-11'],
  ['an id in the settings', '2-5', environment, '2-5'],
  ['the id in the environment before the name', null, { objectType: 'invoice', objectTypeId: '2-8' }, '2-8'],
  [
    'the id, where the settings’ name is not found',
    'nothing',
    { objectType: 'x', objectTypeId: '2-8' },
    '2-8',
  ],
  ['HubSpot’s own Projects object', 'Projects', environment, '0-970'],
])('the object type of creative projects is found by %s', async (_, objectType, env, expected) => {
  const account = completeAccount();
  const withHubSpotsName = {
    ...account,
    projectProperties: [...account.projectProperties, { name: 'hs_name', type: 'string', options: [] }],
  };
  const map = await start(withHubSpotsName, { project: { objectType } }, env);
  expect(map.projectTypeId).toBe(expected);
  expect(map.projectNameProperty).toBe(expected === '0-970' ? 'hs_name' : 'name');
});

test('an account with names of its own is found complete under them', async () => {
  const settings = {
    project: {
      nameProperty: 'titel',
      packageProperty: 'paket',
      properties: { status: 'fase' },
      statusOptions: { deliverable_submitted: '30' },
    },
    ticket: {
      pipeline: { id: '900' },
      stages: {
        new: { id: '902' },
        inProgress: { label: 'NEW' },
        closedIds: ['905', '904'],
        closeIntoId: '904',
      },
      properties: { copyStatus: 'texte' },
    },
  };
  const map = await start(completeAccount(mappingSchema.parse(settings)), settings);
  expect(map).toMatchObject({
    projectNameProperty: 'titel',
    pipeline: { newId: '902', inProgressId: '901', closedIds: ['905', '904'], closeIntoId: '904' },
  });
});

test('everything that is missing is told at once, with what to do about it', async () => {
  const account = completeAccount();
  const problems = await problemsOf(
    start({
      ...account,
      projectProperties: account.projectProperties
        .filter(({ name }) => name !== 'sas_owner_id')
        .map((property) => {
          if (property.name === 'creative_refresh_date') return { ...property, type: 'datetime' };
          if (property.name !== 'creative_refresh_status') return property;
          return {
            ...property,
            options: property.options.filter(({ value }) => value !== 'creatives_implemented'),
          };
        }),
      ticketProperties: account.ticketProperties.filter(({ name }) => name !== 'creative_cycle'),
      pipelines: [
        {
          id: '900',
          label: 'Deliverables',
          stages: [stage('901', 'New', 0), stage('903', 'Pending Approval', 1)],
        },
      ],
      labels: [],
    }),
  );
  expect(problems).toEqual([
    'The property "creative_refresh_status" of creative projects (2-77) has no option with the value ' +
      '"creatives_implemented": create it or map it in the settings.',
    'The property "creative_refresh_date" of creative projects (2-77) is of type datetime, but must be date: ' +
      'change it or map another one in the settings (mapping.project.properties.refreshDate).',
    'There is no property "sas_owner_id" on creative projects (2-77): create it or map it in the settings ' +
      '(mapping.project.properties.sas).',
    "Tasks cannot be associated with creative projects (2-77): allow it in the object's settings " +
      '(associations with activities).',
    'The ticket pipeline "Deliverables" has no stage labelled "In Progress" (there are: "New" (901), ' +
      '"Pending Approval" (903)): create it or map it in the settings (mapping.ticket.stages.inProgress).',
    'The ticket pipeline "Deliverables" has no closed stage: give one the ticket state Closed or name it in the ' +
      'settings (mapping.ticket.stages.closedIds).',
    'There is no property "creative_cycle" on tickets: create it or map it in the settings ' +
      '(mapping.ticket.properties.cycle).',
  ]);
});

test('an unknown object type names those that are there', async () => {
  expect(
    await problemsOf(start(completeAccount(), {}, { objectType: 'campaign', objectTypeId: null })),
  ).toEqual([
    'There is no custom object named "campaign" (there are: invoice, creative_project): create it, name another ' +
      'in CREATIVE_PROJECT_OBJECT_TYPE or the settings (mapping.project.objectType), or give its id in ' +
      'CREATIVE_PROJECT_OBJECT_TYPE_ID.',
  ]);
});

test('an unknown pipeline names those that are there', async () => {
  expect(await problemsOf(start(completeAccount(), { ticket: { pipeline: { id: '7' } } }))).toEqual([
    'There is no ticket pipeline with the id "7" (there are: "Support" (0), "deliverables " (900)): create it or ' +
      'map it in the settings (mapping.ticket.pipeline).',
  ]);
});

test('what was archived counts as missing', async () => {
  const account = completeAccount();
  const archived = (part: object) => ({ ...part, archived: true });
  const isFolder = ({ name }: { readonly name: string }) => name === 'deliverable_folder_name';
  expect(
    await problemsOf(
      start({
        ...account,
        customObjects: account.customObjects.map(archived),
        pipelines: account.pipelines.map(archived),
        ticketProperties: account.ticketProperties.map((property) =>
          isFolder(property) ? { ...property, archived: true } : property,
        ),
      }),
    ),
  ).toEqual([
    expect.stringContaining('no custom object named "creative_project"'),
    expect.stringContaining('no ticket pipeline labelled "Deliverables"'),
    expect.stringContaining('no property "deliverable_folder_name" on tickets'),
  ]);
});

test('closed stages that are not there, or a closing stage that is none of them, are named', async () => {
  const stages = { closedIds: ['904', '999'], closeIntoId: '903' };
  expect(await problemsOf(start(completeAccount(), { ticket: { stages } }))).toEqual([
    'The ticket pipeline "deliverables " has no stage with the id "999": take it out of the settings ' +
      '(mapping.ticket.stages.closedIds).',
    'The stage "903" tickets are to be closed into is none of the closed ones (904, 999): correct the settings ' +
      '(mapping.ticket.stages.closeIntoId).',
  ]);
});

test('one stage, one property or one option cannot mean two things', async () => {
  const settings = {
    project: { properties: { kickoffSentAt: 'sent_at', declinedAt: 'sent_at' } },
    ticket: {
      stages: { inProgress: { id: '901' } },
      copyOptions: { in_qa: 'in_progress' },
    },
  };
  expect(await problemsOf(start(completeAccount(mappingSchema.parse(settings)), settings))).toEqual([
    'Two meanings are mapped to the property "sent_at" of creative projects (2-77): map each to its own.',
    'Two meanings are mapped to one stage of the ticket pipeline "deliverables ": give New, In Progress, Pending ' +
      'Approval and the closed ones a stage each (mapping.ticket.stages).',
    'The option "in_progress" of the property "copy_status" of tickets is mapped twice: give each meaning an ' +
      'option of its own in the settings.',
  ]);
});

test('one owner property may name both the ticket’s owner and its copywriter', async () => {
  const settings = { ticket: { properties: { copywriter: 'hubspot_owner_id' } } };
  await expect(start(completeAccount(mappingSchema.parse(settings)), settings)).resolves.toBeDefined();
});

test('what HubSpot refuses to show is a problem like any other', async () => {
  const refuse = () => {
    throw new HubSpotRefused('no scope', { status: 403, category: 'MISSING_SCOPES', correlationId: null });
  };
  const transport = new ScriptedTransport({
    'list custom objects': refuse,
    'list ticket pipelines': refuse,
    'list properties': refuse,
  });
  expect(await problemsOf(resolveRecordTypes(transport, mapping, environment))).toEqual([
    "The custom objects could not be read (no scope): check the app's scopes and access token.",
    "The ticket pipelines could not be read (no scope): check the app's scopes and access token.",
    "The properties of tickets could not be read (no scope): check the app's scopes and access token.",
  ]);
});

test('a HubSpot out of reach is no problem of the account', async () => {
  const account = completeAccount();
  const transport = new ScriptedTransport({
    ...transportTo(account).script,
    'list ticket pipelines': () => {
      throw new HubSpotUnavailable('down', 503);
    },
  });
  await expect(resolveRecordTypes(transport, mapping, environment)).rejects.toMatchObject({
    name: 'AccountError',
    because: 'later',
  });
});

test('tasks are linked by the type without a label, HubSpot’s own before the account’s', async () => {
  const labels = [
    { category: 'USER_DEFINED', typeId: 50, label: 'Blocked by' },
    { category: 'USER_DEFINED', typeId: 51 },
    { category: 'HUBSPOT_DEFINED', typeId: 52, label: null },
  ];
  const map = await start({ ...completeAccount(), labels });
  expect(map.taskToProject).toEqual({ category: 'HUBSPOT_DEFINED', typeId: 52 });
});

test('the webhook receiver is told which records and properties matter, under the account’s names', async () => {
  const settings = {
    project: { packageProperty: 'paket', properties: { status: 'fase' } },
    ticket: { properties: { designer: 'gestaltung' } },
  };
  const known = knownRecordTypes(await start(completeAccount(mappingSchema.parse(settings)), settings));
  expect(known).toEqual({
    projectTypeId: '2-77',
    ticketTypeId: '0-5',
    taskTypeId: '0-27',
    projectProperties: new Set([
      'fase',
      'creative_refresh_date',
      'creative_refresh_cadence_days',
      'most_recent_adlab_link',
      'hubspot_owner_id',
      'sas_owner_id',
      'paket',
    ]),
    ticketProperties: new Set([
      'hs_pipeline',
      'hs_pipeline_stage',
      'deliverable_folder_name',
      'copy_status',
      'graphics_status',
      'revision_requested',
      'hubspot_owner_id',
      'copywriter_owner_id',
      'gestaltung',
    ]),
    taskProperties: new Set(['hs_task_status']),
  });
});
