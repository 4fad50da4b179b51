import { describe, expect, it } from 'vitest';
import { fieldPaths, packagesPath } from '../../../src/hubspot-app/app/settings/fields.ts';
import { settingsWith } from './support/answers.ts';
import { FakeServer } from './support/fake-server.ts';
import { openLoadedPage, until, type OpenPage } from './support/open-page.tsx';

interface Edit {
  readonly field: string;
  readonly edit: (page: OpenPage) => void;
  /** What is saved, besides the defaults. */
  readonly saved: unknown;
}

const stages = (changed: unknown) => ({ mapping: { ticket: { stages: changed } } });

const edits: readonly Edit[] = [
  { field: 'mode', edit: (page) => page.choose('mode', 'shadow'), saved: { mode: 'shadow' } },
  {
    field: 'cadence.defaultDays',
    edit: (page) => page.enter('cadence.defaultDays', 60),
    saved: { cadence: { defaultDays: 60 } },
  },
  {
    field: 'mapping.project.packageProperty',
    edit: (page) => page.write('mapping.project.packageProperty', ' package '),
    saved: { mapping: { project: { packageProperty: 'package' } } },
  },
  {
    field: packagesPath,
    edit: (page) => {
      page.press('Add a package');
      page.write('packages.0.name', 'premium');
      page.enter('packages.0.days', 30);
    },
    saved: { cadence: { byPackage: { premium: 30 } } },
  },
  { field: 'leadDays', edit: (page) => page.enter('leadDays', 20), saved: { leadDays: 20 } },
  {
    field: 'declineReschedulesFrom',
    edit: (page) => page.choose('declineReschedulesFrom', 'refreshDate'),
    saved: { declineReschedulesFrom: 'refreshDate' },
  },
  {
    field: 'turnaround.standardBusinessDays',
    edit: (page) => page.enter('turnaround.standardBusinessDays', 4),
    saved: { turnaround: { standardBusinessDays: 4 } },
  },
  {
    field: 'turnaround.extendedBusinessDays',
    edit: (page) => page.enter('turnaround.extendedBusinessDays', 9),
    saved: { turnaround: { extendedBusinessDays: 9 } },
  },
  {
    field: 'turnaround.extendedFromTickets',
    edit: (page) => page.enter('turnaround.extendedFromTickets', 8),
    saved: { turnaround: { extendedFromTickets: 8 } },
  },
  { field: 'sweep.hour', edit: (page) => page.choose('sweep.hour', 8), saved: { sweep: { hour: 8 } } },
  {
    field: 'sweep.everyMinutes',
    edit: (page) => page.enter('sweep.everyMinutes', 30),
    saved: { sweep: { everyMinutes: 30 } },
  },
  {
    field: 'dailyCalls.sweepsYieldAtPercent',
    edit: (page) => page.enter('dailyCalls.sweepsYieldAtPercent', 75),
    saved: { dailyCalls: { sweepsYieldAtPercent: 75 } },
  },
  {
    field: 'brake.kickoffsPerSweep',
    edit: (page) => page.enter('brake.kickoffsPerSweep', 40),
    saved: { brake: { kickoffsPerSweep: 40 } },
  },
  {
    field: 'brake.emailsPerPersonPerSweep',
    edit: (page) => page.enter('brake.emailsPerPersonPerSweep', 12),
    saved: { brake: { emailsPerPersonPerSweep: 12 } },
  },
  {
    field: 'people.defaultAccountManagerId',
    edit: (page) => page.choose('people.defaultAccountManagerId', '11'),
    saved: { people: { defaultAccountManagerId: '11' } },
  },
  {
    field: 'people.defaultSasId',
    edit: (page) => page.choose('people.defaultSasId', '12'),
    saved: { people: { defaultSasId: '12' } },
  },
  {
    field: 'people.defaultCopywriterId',
    edit: (page) => page.choose('people.defaultCopywriterId', '11'),
    saved: { people: { defaultCopywriterId: '11' } },
  },
  {
    field: 'people.defaultDesignerId',
    edit: (page) => page.choose('people.defaultDesignerId', '12'),
    saved: { people: { defaultDesignerId: '12' } },
  },
  {
    field: 'people.teamLeadIds.copy',
    edit: (page) => page.choose('people.teamLeadIds.copy', '11'),
    saved: { people: { teamLeadIds: { copy: '11' } } },
  },
  {
    field: 'people.teamLeadIds.graphics',
    edit: (page) => page.choose('people.teamLeadIds.graphics', '12'),
    saved: { people: { teamLeadIds: { graphics: '12' } } },
  },
  {
    field: 'people.fallbackEmail',
    edit: (page) => page.write('people.fallbackEmail', 'creative-ops@agency.example'),
    saved: { people: { fallbackEmail: 'creative-ops@agency.example' } },
  },
  {
    field: 'mapping.ticket.pipeline.id',
    edit: (page) => page.choose('mapping.ticket.pipeline.id', '600'),
    saved: { mapping: { ticket: { pipeline: { id: '600' } } } },
  },
  {
    field: 'mapping.ticket.stages.new.id',
    edit: (page) => page.choose('mapping.ticket.stages.new.id', '501'),
    saved: stages({ new: { id: '501' } }),
  },
  {
    field: 'mapping.ticket.stages.inProgress.id',
    edit: (page) => page.choose('mapping.ticket.stages.inProgress.id', '502'),
    saved: stages({ inProgress: { id: '502' } }),
  },
  {
    field: 'mapping.ticket.stages.pendingApproval.id',
    edit: (page) => page.choose('mapping.ticket.stages.pendingApproval.id', '503'),
    saved: stages({ pendingApproval: { id: '503' } }),
  },
  {
    field: 'mapping.ticket.stages.closedIds',
    edit: (page) => page.chooseAll('mapping.ticket.stages.closedIds', ['503', '504']),
    saved: stages({ closedIds: ['503', '504'] }),
  },
  {
    field: 'mapping.ticket.stages.closeIntoId',
    edit: (page) => page.choose('mapping.ticket.stages.closeIntoId', '504'),
    saved: stages({ closeIntoId: '504' }),
  },
  {
    field: 'automations.cueWithoutRequest',
    edit: (page) => page.turn('automations.cueWithoutRequest', true),
    saved: { automations: { cueWithoutRequest: true } },
  },
  {
    field: 'automations.qaTasks',
    edit: (page) => page.turn('automations.qaTasks', true),
    saved: { automations: { qaTasks: true } },
  },
  {
    field: 'automations.closeTicketsWithCycle',
    edit: (page) => page.turn('automations.closeTicketsWithCycle', true),
    saved: { automations: { closeTicketsWithCycle: true } },
  },
  ...(['kickoff', 'request', 'submissionCue', 'tickets', 'review', 'revisions', 'approval'] as const).map(
    (handoff): Edit => ({
      field: `stalls.limits.${handoff}`,
      edit: (page) => page.enter(`stalls.limits.${handoff}`, 11),
      saved: { stalls: { limits: { [handoff]: 11 } } },
    }),
  ),
  {
    field: 'stalls.remind',
    edit: (page) => page.turn('stalls.remind', true),
    saved: { stalls: { remind: true } },
  },
  {
    field: 'stalls.digestTo',
    edit: (page) => page.write('stalls.digestTo', 'lead@agency.example'),
    saved: { stalls: { digestTo: 'lead@agency.example' } },
  },
  {
    field: 'holidays',
    edit: (page) => {
      page.pick('holidays', 2026, 11, 25);
      page.press('Add this day');
      page.pick('holidays', 2026, 0, 1);
      page.press('Add this day');
    },
    saved: { holidays: ['2026-01-01', '2026-12-25'] },
  },
];

describe('The fields of the settings page', () => {
  it.each(edits)('saves what was entered for $field, and nothing else', async ({ edit, saved }) => {
    const server = new FakeServer();
    const page = await openLoadedPage(server);
    edit(page);
    page.save();
    await until(() => expect(server.saves).toHaveLength(1));
    expect(server.saves).toEqual([{ basedOn: 4, settings: settingsWith(saved) }]);
  });

  it('leaves no field out of the table above', () => {
    expect(edits.map(({ field }) => field).sort()).toEqual([...fieldPaths(), packagesPath].sort());
  });

  it('keeps what the page does not show as it was', async () => {
    const hidden = {
      tasks: { dueTime: '09:15', reviewBusinessDays: 3 },
      retries: { maximumAttempts: 4 },
      mapping: { project: { properties: { sas: 'our_sas' } }, ticket: { pipeline: { label: 'Work' } } },
    };
    const server = new FakeServer();
    server.current = { ...server.current, settings: settingsWith(hidden) };
    const page = await openLoadedPage(server);
    page.enter('leadDays', 20);
    page.save();
    await until(() => expect(server.saves).toHaveLength(1));
    expect(server.saves).toEqual([{ basedOn: 4, settings: settingsWith({ ...hidden, leadDays: 20 }) }]);
  });

  it('takes an emptied address for none, and a person taken back for nobody', async () => {
    const server = new FakeServer();
    server.current = {
      ...server.current,
      settings: settingsWith({
        stalls: { digestTo: 'lead@agency.example' },
        people: { fallbackEmail: 'ops@agency.example', defaultSasId: '12' },
      }),
    };
    const page = await openLoadedPage(server);
    page.write('stalls.digestTo', '');
    page.write('people.fallbackEmail', '');
    page.choose('people.defaultSasId', '(none)');
    page.save();
    await until(() => expect(server.saves).toHaveLength(1));
    expect(server.saves).toEqual([{ basedOn: 4, settings: settingsWith() }]);
  });

  it('changes and removes the packages that are there', async () => {
    const server = new FakeServer();
    const byPackage = { premium: 30, basic: 90, 'a.b': 45 };
    server.current = { ...server.current, settings: settingsWith({ cadence: { byPackage } }) };
    const page = await openLoadedPage(server);
    page.enter('packages.0.days', 28);
    page.pressAt('cadence.byPackage.1.remove');
    page.save();
    await until(() => expect(server.saves).toHaveLength(1));
    expect(server.saves).toEqual([
      { basedOn: 4, settings: settingsWith({ cadence: { byPackage: { premium: 28, 'a.b': 45 } } }) },
    ]);
  });

  it('removes a holiday, and takes none twice', async () => {
    const server = new FakeServer();
    server.current = {
      ...server.current,
      settings: settingsWith({ holidays: ['2026-01-01', '2026-12-25'] }),
    };
    const page = await openLoadedPage(server);
    page.pick('holidays', 2026, 11, 25);
    expect(page.date('holidays').props.validationMessage).toBe('25 December 2026 is in the list already.');
    expect(page.button('Add this day').props.disabled).toBe(true);
    page.pressAt('holidays.2026-01-01.remove');
    page.save();
    await until(() => expect(server.saves).toHaveLength(1));
    expect(server.saves).toEqual([{ basedOn: 4, settings: settingsWith({ holidays: ['2026-12-25'] }) }]);
  });

  it('explains every input and names it', async () => {
    const server = new FakeServer();
    const byPackage = { premium: 30 };
    server.current = { ...server.current, settings: settingsWith({ cadence: { byPackage } }) };
    const page = await openLoadedPage(server);
    const unexplained = page
      .inputs()
      .filter(({ label, description }) => label === undefined || description === undefined);
    expect(unexplained).toEqual([]);
  });

  it('offers the people of the account, and keeps whoever is no longer among them in sight', async () => {
    const server = new FakeServer();
    server.current = { ...server.current, settings: settingsWith({ people: { defaultSasId: '99' } }) };
    const page = await openLoadedPage(server);
    expect(page.select('people.defaultSasId').props).toMatchObject({
      value: '99',
      options: [
        { label: 'Nobody', value: '(none)' },
        { label: 'Ana Moreno', value: '11' },
        { label: 'Ben Okafor', value: '12' },
        { label: 'unknown (99)', value: '99' },
      ],
    });
  });

  it('offers the stages of the pipeline that is found by its label', async () => {
    const page = await openLoadedPage(new FakeServer());
    expect(page.select('mapping.ticket.pipeline.id').props).toMatchObject({
      value: '(none)',
      options: [
        { label: 'By its label “Deliverables”', value: '(none)' },
        { label: 'Deliverables', value: '500' },
        { label: 'Support', value: '600' },
      ],
    });
    expect(page.select('mapping.ticket.stages.new.id').props).toMatchObject({
      value: '(none)',
      options: [
        { label: 'By its label “New”', value: '(none)' },
        { label: 'New', value: '501' },
        { label: 'In Progress', value: '502' },
        { label: 'Pending Approval', value: '503' },
        { label: 'Done', value: '504' },
      ],
    });
  });

  it('keeps a closed stage in sight that is no longer among those of the pipeline', async () => {
    const server = new FakeServer();
    const stagesOf = stages({ closedIds: ['504', '777'] });
    server.current = { ...server.current, settings: settingsWith(stagesOf) };
    const page = await openLoadedPage(server);
    const { value, options } = page.multiSelect('mapping.ticket.stages.closedIds').props;
    expect(value).toEqual(['504', '777']);
    expect(options.slice(-2)).toEqual([
      { label: 'Done', value: '504' },
      { label: 'unknown (777)', value: '777' },
    ]);
  });

  it('finds the pipeline by its label whatever its case', async () => {
    const server = new FakeServer();
    const mapping = { ticket: { pipeline: { label: 'DELIVERABLES' } } };
    server.current = { ...server.current, settings: settingsWith({ mapping }) };
    const page = await openLoadedPage(server);
    expect(page.alerts()).toEqual([]);
    expect(page.select('mapping.ticket.stages.closeIntoId').props.options).toContainEqual({
      label: 'Done',
      value: '504',
    });
  });

  it('lets go of the stages of the old pipeline when another one is chosen', async () => {
    const server = new FakeServer();
    const labelled = {
      pipeline: { id: '500' },
      stages: { new: { id: '501' }, closedIds: ['504'], closeIntoId: '504' },
    };
    server.current = { ...server.current, settings: settingsWith({ mapping: { ticket: labelled } }) };
    const page = await openLoadedPage(server);
    page.choose('mapping.ticket.pipeline.id', '600');
    expect(page.select('mapping.ticket.stages.new.id').props.options).toEqual([
      { label: 'By its label “New”', value: '(none)' },
      { label: 'Open', value: '601' },
    ]);
    page.save();
    await until(() => expect(server.saves).toHaveLength(1));
    expect(server.saves).toEqual([
      { basedOn: 4, settings: settingsWith({ mapping: { ticket: { pipeline: { id: '600' } } } }) },
    ]);
  });

  it('says so where people and pipelines could not be listed, and keeps what is chosen', async () => {
    const server = new FakeServer();
    server.current = {
      ...server.current,
      settings: settingsWith({
        people: { defaultSasId: '12' },
        mapping: { ticket: { pipeline: { id: '500' } } },
      }),
      choices: { people: [], pipelines: [] },
    };
    const page = await openLoadedPage(server);
    expect(page.alerts().map(([title]) => title)).toEqual([
      'The people of your account could not be listed',
      'The pipelines of your account could not be listed',
    ]);
    expect(page.select('people.defaultSasId').props.value).toBe('12');
    expect(page.select('mapping.ticket.pipeline.id').props.value).toBe('500');
  });

  it('says so where the pipeline is not among those of the account', async () => {
    const server = new FakeServer();
    const settings = settingsWith({ mapping: { ticket: { pipeline: { label: 'Creative work' } } } });
    server.current = { ...server.current, settings };
    const page = await openLoadedPage(server);
    const titles = page.alerts().map(([title]) => title);
    expect(titles).toEqual(['The pipeline is not among those of your account']);
  });

  it('says so where packages are listed and no property tells the package', async () => {
    const server = new FakeServer();
    server.current = {
      ...server.current,
      settings: settingsWith({ cadence: { byPackage: { premium: 30 } } }),
    };
    const page = await openLoadedPage(server);
    expect(page.alerts()).toEqual([
      ['The packages below are not used yet', 'Enter the property that says which package a client has.'],
    ]);
    page.write('mapping.project.packageProperty', 'package');
    expect(page.alerts()).toEqual([]);
  });
});
