import { describe, expect, it } from 'vitest';
import { checkExchanges } from '../../support/check-exchanges.ts';
import { specsArePresent } from '../../support/hubspot-specs.ts';
import { call, startTestSandbox } from '../../sandbox/client.ts';
import { runProvision, startHalfSetUp } from './half-set-up.ts';

const halfSetUp = [
  'Creative projects',
  "  = HubSpot's own projects object",
  '  = association with tickets',
  '  = association with companies',
  '  = association with tasks',
  '  = association with notes',
  '  = property group creative_refresh "Creative Refresh"',
  '  = property hs_name "Name"',
  '  ~ property creative_refresh_status "Refresh Status": lacks the options "Refresh Request Submitted", "Deliverable Submitted", "Creatives Pending Approval", "Creatives Completed and Approved", "Creatives Implemented"',
  '  ! property creative_refresh_date "Refresh Date": it is of type string, but must be date: rename it in HubSpot or map another (mapping.project.properties.refreshDate)',
  '  + property creative_refresh_cadence_days "Creative Refresh Cadence Days": number',
  '  + property most_recent_adlab_link "Most Recent AdLab Link": text',
  '  = property hubspot_owner_id "Owner": is the Account Manager',
  '  + property sas_owner_id "SAS": a HubSpot user',
  '  + property creative_refresh_cycle "Creative Refresh Cycle": number',
  '  + property creative_refresh_cycle_started_at "Creative Refresh Cycle Started At": date and time',
  '  + property creative_refresh_sequence "Creative Refresh Sequence": number',
  '  + property creative_refresh_kickoff_sent_at "Creative Refresh Kickoff Sent At": date and time',
  '  + property creative_refresh_submission_cued_at "Creative Refresh Submission Cued At": date and time',
  '  + property creative_refresh_review_requested_at "Creative Refresh Review Requested At": date and time',
  '  + property creative_refresh_implementation_cued_at "Creative Refresh Implementation Cued At": date and time',
  '  + property creative_refresh_implementation_task_id "Creative Refresh Implementation Task ID": text',
  '  + property creative_refresh_declined_at "Creative Refresh Declined At": date and time',
  '  + property creative_refresh_date_before_decline "Creative Refresh Date Before Decline": date',
  '  + property creative_refresh_last_implemented_at "Creative Refresh Last Implemented At": date and time',
  '  ! property creative_refresh_waiting_on "Waiting On": its option "Account Manager" has the value am instead of account_manager: map it (mapping.project.waitingOnOptions.account_manager), as provision --map does',
  '  + property creative_refresh_waiting_since "Creative Refresh Waiting Since": date and time',
  '',
  'Tickets',
  '  = property group creative_refresh "Creative Refresh"',
  '  + property deliverable_folder_name "Deliverable Folder Name": text',
  '  + property copy_status "Copy Status": "Not Started", "In Progress", "In QA", "Revision Requested", "Copy Approved", "Not Required"',
  '  + property graphics_status "Graphics Status": "Not Started", "In Progress", "In QA", "Revision Requested", "Graphics Approved", "Not Required"',
  '  + property revision_requested "Revision Requested": "Copy", "Graphics"',
  '  + property copywriter_owner_id "Copywriter": a HubSpot user',
  '  + property designer_owner_id "Designer": a HubSpot user',
  '  = property hubspot_owner_id "Ticket owner"',
  '  + property creative_cycle "Creative Cycle": number',
  '  + property creative_queued_at "Creative Queued At": date and time',
  '  + property creative_ready_round "Creative Ready Round": number',
  '  + property creative_review_requested_at "Creative Review Requested At": date and time',
  '  + property creative_revision_round "Creative Revision Round": number',
  '',
  'Ticket pipeline',
  '  = pipeline "Deliverables"',
  '  = stage "New"',
  '  + stage "In Progress": in the pipeline "Deliverables"',
  '  = stage "Pending Approval"',
  '  ! stage "Closed": its ticket state is Open: make it Closed in HubSpot, or name the closed stages (mapping.ticket.stages.closedIds)',
  '',
];

const ending = (stdout: string) => stdout.trimEnd().split('\n').slice(halfSetUp.length);

describe('creative-refresh provision', () => {
  it('shows what would be created, what options would be added, what is in place, and what is in the way', async () => {
    const sandbox = await startHalfSetUp();
    const before = sandbox.exchanges.length;
    const { exitCode, stdout, stderr } = await runProvision(sandbox, []);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout.trimEnd().split('\n')).toEqual([
      ...halfSetUp,
      'Plan: 27 to create, 1 to extend, 13 in place, 3 in the way.',
      'Some of it seems to be there under other names. Look first: creative-refresh provision --map',
      'Nothing has been changed. This carries it out: creative-refresh provision --apply',
      'The 3 things in the way (!) only you can settle, as the lines say.',
    ]);
    expect(sandbox.exchanges.slice(before).filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('creates what is missing and adds the options, and leaves everything else as it was', async () => {
    const sandbox = await startHalfSetUp();
    const { exitCode, stdout } = await runProvision(sandbox, ['--apply']);
    expect(exitCode).toBe(1);
    expect(ending(stdout)).toEqual([
      'Done: 27 created, 1 extended.',
      'The 3 things in the way (!) only you can settle, as the lines say.',
    ]);
    const read = async (path: string) => (await call(sandbox, 'GET', `/crm/properties/2026-09/${path}`)).body;
    expect(await read('0-970/creative_refresh_status')).toMatchObject({
      label: 'Refresh Status',
      options: [
        { value: 'paused', label: 'Paused' },
        { value: 'no_refresh_requested' },
        { value: 'refresh_request_submitted', label: 'Refresh Request Submitted' },
        { value: 'deliverable_submitted' },
        { value: 'creatives_pending_approval' },
        { value: 'creatives_completed_and_approved', label: 'Creatives Completed and Approved' },
        { value: 'creatives_implemented' },
      ],
    });
    expect(await read('0-970/creative_refresh_date')).toMatchObject({
      label: 'Refresh Date',
      type: 'string',
    });
    expect(await read('0-970/creative_refresh_waiting_on')).toMatchObject({ options: [{ value: 'am' }] });
    expect(await read('0-5/copywriter_owner_id')).toMatchObject({
      label: 'Copywriter',
      type: 'enumeration',
      fieldType: 'select',
      groupName: 'creative_refresh',
      externalOptions: true,
      referencedObjectType: 'OWNER',
    });
    expect(await read('0-5/revision_requested')).toMatchObject({ fieldType: 'checkbox' });
    const stages = (await call(sandbox, 'GET', '/crm/pipelines/2026-09/0-5')).body;
    expect(stages).toMatchObject({
      results: [
        { label: 'Support Pipeline' },
        {
          label: 'Deliverables',
          stages: [
            { label: 'New' },
            { label: 'In Progress', metadata: { ticketState: 'OPEN' } },
            { label: 'Pending Approval' },
            { label: 'Closed', metadata: { ticketState: 'OPEN' } },
          ],
        },
      ],
    });
    if (specsArePresent) expect(checkExchanges(sandbox.exchanges)).toEqual([]);
  });

  it('changes nothing where it is run a second time', async () => {
    const sandbox = await startHalfSetUp();
    await runProvision(sandbox, ['--apply']);
    const before = sandbox.exchanges.length;
    const { stdout } = await runProvision(sandbox, ['--apply']);
    expect(stdout).toContain('\nNothing had to be created.\n');
    expect(sandbox.exchanges.slice(before).filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('prints the plan as one JSON document', async () => {
    const sandbox = await startTestSandbox();
    const { exitCode, stdout } = await runProvision(sandbox, ['--json']);
    const report: unknown = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({
      applied: false,
      counts: { create: 0, extend: 0, 'in place': 45, 'in the way': 0 },
      lookAlikes: 0,
    });
    expect(report).toHaveProperty('lines.0', {
      part: 'Creative projects',
      action: 'in place',
      what: 'custom object creative_project',
      detail: null,
      outcome: null,
      error: null,
    });
  });

  it('says what has failed and what was not tried for it, and the next run goes on with that', async () => {
    const sandbox = await startTestSandbox({ setUp: 'nothing' });
    sandbox.faults.next(({ method, path }) => method === 'POST' && path.endsWith('/schemas'), {
      answer: 400,
    });
    sandbox.faults.next(({ body }) => JSON.stringify(body ?? null).includes('"copy_status"'), {
      answer: 400,
    });
    const { exitCode, stdout } = await runProvision(sandbox, ['--apply']);
    expect(exitCode).toBe(1);
    const lines = stdout.trimEnd().split('\n');
    const told = lines.filter((line) => line.startsWith('      '));
    expect(told.filter((line) => line.includes('FAILED'))).toEqual([
      '      FAILED: create custom object: HubSpot refused (400, VALIDATION_ERROR). The sandbox was told to answer so',
      '      FAILED: create property: HubSpot refused (400, VALIDATION_ERROR). The sandbox was told to answer so',
    ]);
    expect([...new Set(told.filter((line) => line.includes('NOT TRIED')))]).toEqual([
      '      NOT TRIED: the custom object could not be created',
    ]);
    expect(lines.at(-1)).toBe(
      'Done: 12 created, 0 extended; 2 failed, 23 not tried. The same command goes on with what is left.',
    );
    const again = await runProvision(sandbox, ['--apply']);
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toContain('\nDone: 25 created, 0 extended.\n');
  });

  it('says so where HubSpot does not let the app see how the account is set up', async () => {
    const sandbox = await startTestSandbox({ scopes: { withheld: ['crm.objects.custom.read'] } });
    const { exitCode, stdout, stderr } = await runProvision(sandbox, []);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('HubSpot does not show how the account is set up (');
    expect(stderr).toContain('This tells which are missing: creative-refresh doctor\n');
  });

  it('creates what it may where a permission is missing, and says which', async () => {
    const sandbox = await startTestSandbox({
      setUp: 'nothing',
      scopes: { withheld: ['crm.schemas.custom.write'] },
    });
    const { exitCode, stdout } = await runProvision(sandbox, ['--apply']);
    expect(exitCode).toBe(1);
    expect(stdout.split('\n').find((line) => line.includes('FAILED'))).toContain('crm.schemas.custom.write');
    expect(stdout).toContain('\nDone: 13 created, 0 extended; 1 failed, 23 not tried.');
  });

  it('says that the object is not there where it was named by an id', async () => {
    const sandbox = await startTestSandbox({ setUp: 'nothing' });
    const { exitCode, stdout } = await runProvision(sandbox, [], { CREATIVE_PROJECT_OBJECT_TYPE_ID: '2-77' });
    expect(exitCode).toBe(1);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'Creative projects',
      '  ! custom object with the id 2-77: it is not there: correct CREATIVE_PROJECT_OBJECT_TYPE_ID or mapping.project.objectType, or name the object instead',
    ]);
  });
});

describe('creative-refresh provision --map', () => {
  it('proposes what it is sure of, and lists what a person has to choose from', async () => {
    const sandbox = await startHalfSetUp();
    const { exitCode, stdout } = await runProvision(sandbox, ['--map']);
    expect(exitCode).toBe(1);
    expect(stdout.trimEnd().split('\n')).toEqual([
      'Found under other names',
      '  mapping.project.waitingOnOptions.account_manager = am',
      '      Account Manager is "Account Manager" of creative_refresh_waiting_on',
      '',
      'For you to decide',
      '  Deliverable Folder Name could be folder or folder_title',
      '      creative-refresh settings set mapping.ticket.properties.folderName …',
      '',
      'Nothing has been changed. This writes it to the settings: creative-refresh provision --map --apply',
    ]);
  });

  it('writes to the settings what it is sure of and nothing else', async () => {
    const sandbox = await startHalfSetUp();
    const { exitCode, stdout } = await runProvision(sandbox, ['--map', '--apply']);
    expect(exitCode).toBe(1);
    expect(stdout.trimEnd().split('\n')).toEqual([
      'Mapped',
      '  mapping.project.waitingOnOptions.account_manager = am',
      '      Account Manager is "Account Manager" of creative_refresh_waiting_on',
      '',
      'For you to decide',
      '  Deliverable Folder Name could be folder or folder_title',
      '      creative-refresh settings set mapping.ticket.properties.folderName …',
      '',
      'Saved as version 2 of the settings. What is still missing: creative-refresh provision',
    ]);
  });

  it('has nothing to say where everything has the usual names', async () => {
    const sandbox = await startTestSandbox();
    expect(await runProvision(sandbox, ['--map', '--apply'])).toEqual({
      exitCode: 0,
      stdout: 'Nothing else was found under another name.\n',
      stderr: '',
    });
  });
});
