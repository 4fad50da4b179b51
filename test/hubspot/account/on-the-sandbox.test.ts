import { describe, expect, onTestFinished, test } from 'vitest';
import { createAccount } from '../../../src/hubspot/create-account.ts';
import { resolveRecordTypes } from '../../../src/hubspot/start-up/resolve-record-types.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { seedAgency } from '../../../src/sandbox/seed.ts';
import { checkExchanges } from '../../support/check-exchanges.ts';
import { specsArePresent } from '../../support/hubspot-specs.ts';
import { mappingOf } from '../../support/mapping-of-layout.ts';
import { openTransport } from '../transport/test-transport.ts';

const now = Date.parse('2026-10-05T14:00:00Z');

type Names = 'decisions' | 'other';
type ProjectObject = 'custom' | 'projects';

async function openSandbox(names: Names, projectObject: ProjectObject) {
  const clock = { now: () => now };
  const sandbox = await startSandbox({ clock, names, projectObject });
  onTestFinished(() => sandbox.close());
  const agency = seedAgency(sandbox.account, now);
  const { transport } = openTransport({ baseUrl: sandbox.url, accessToken: sandbox.accessToken });
  const environment = { objectType: 'creative_project', objectTypeId: null };
  const map = await resolveRecordTypes(transport, mappingOf(sandbox.layout), environment);
  return { sandbox, agency, account: createAccount(transport, map, clock) };
}

describe.each<[Names, ProjectObject]>([
  ['decisions', 'custom'],
  ['decisions', 'projects'],
  ['other', 'custom'],
  ['other', 'projects'],
])('an account with names as in "%s" and its projects in a "%s" object', (names, projectObject) => {
  test('a project comes with its tickets, its companies and its notes', async () => {
    const { sandbox, agency, account } = await openSandbox(names, projectObject);
    const { inProduction, requested, resting } = agency.projects;
    const before = sandbox.exchanges.length;
    const reading = (await account.readProjects([inProduction])).get(inProduction);
    expect(sandbox.exchanges.length - before).toBe(2);
    expect(reading).toMatchObject({
      project: {
        name: 'Harbor & Pine – Spring Launch',
        status: 'deliverable_submitted',
        refreshDate: '2026-10-02',
        adLabLink: 'https://adlab.example/harbor-pine/spring-launch',
        adLabLinkChangedAt: now,
        accountManagerId: agency.people.accountManager,
        sasId: agency.people.sas,
        cycle: null,
      },
      companyIds: [agency.companyId],
    });
    expect(
      reading?.tickets.map(({ stage, folderName, copy, graphics }) => [stage, folderName, copy, graphics]),
    ).toEqual([
      ['in_progress', 'Spring statics', 'in_qa', 'not_started'],
      ['in_progress', 'Spring statics', 'not_started', 'in_progress'],
      ['new', 'spring  statics ', 'not_started', 'not_started'],
      ['new', 'Spring video', 'not_required', 'not_started'],
    ]);
    const links = await account.adLabLinksOf([inProduction, requested, '999999']);
    expect(Object.fromEntries(links)).toEqual({
      [inProduction]: {
        adLabLink: 'https://adlab.example/harbor-pine/spring-launch',
        adLabLinkChangedAt: now,
      },
      [requested]: { adLabLink: null, adLabLinkChangedAt: null },
    });
    const together = await account.readProjects([inProduction, requested, resting, '999999']);
    expect([...together.keys()].sort()).toEqual([inProduction, requested, resting].sort());
    expect(together.get(inProduction)?.tickets).toEqual(reading?.tickets);
    expect(together.get(inProduction)?.project).toEqual(reading?.project);
    const notes = await account.notesOfProjects([requested]);
    expect(notes.get(requested)?.map(({ text }) => text)).toEqual([
      'Client wants the new trail jacket up front. Photos are in the shared drive.',
    ]);
  });

  test('a project has a client where it has a company with a name', async () => {
    const { sandbox, agency, account } = await openSandbox(names, projectObject);
    const { inProduction, requested, resting } = agency.projects;
    const company = sandbox.account.associated(inProduction, 'company')[0]?.values['name'] ?? '';
    expect(company).not.toBe('');
    const clients = await account.clientsOf([inProduction, requested, resting, '999999']);
    expect(clients).toEqual(new Map([inProduction, requested, resting].map((id) => [id, company])));
    sandbox.account.update(agency.companyId, { name: '' });
    expect(await account.clientsOf([inProduction])).toEqual(new Map());
    expect(await account.clientsOf([])).toEqual(new Map());
  });

  test('what is written is read back, and a ticket remembers when it entered Pending Approval', async () => {
    const { sandbox, agency, account } = await openSandbox(names, projectObject);
    const { requested, inProduction } = agency.projects;
    const [ticketId = ''] = sandbox.account.associated(inProduction, 'ticket').map(({ id }) => id);
    const ok = { ok: true, value: undefined };
    await expect(
      account.updateProjects([
        {
          id: requested,
          change: {
            status: 'creatives_implemented',
            refreshDate: '2026-12-24',
            cycle: 2,
            sequence: 5,
            kickoffSentAt: now,
            implementationTaskId: '4711',
            waitingOn: 'creative_team',
            waitingSince: now,
          },
        },
        { id: inProduction, change: { status: 'blank', refreshDate: null } },
        { id: '999999', change: { cycle: 2 } },
      ]),
    ).resolves.toEqual(
      new Map<string, unknown>([
        [requested, ok],
        [inProduction, ok],
        ['999999', { ok: false, because: 'refused', message: expect.any(String) as unknown }],
      ]),
    );
    await expect(
      account.updateTickets([
        {
          id: ticketId,
          change: { stage: 'pending_approval', copy: 'approved', graphics: 'approved', readyRound: 0 },
        },
      ]),
    ).resolves.toEqual(new Map([[ticketId, ok]]));
    const records = await account.readProjectRecords([requested, inProduction]);
    expect(records.get(requested)).toMatchObject({
      status: 'creatives_implemented',
      refreshDate: '2026-12-24',
      cycle: 2,
      sequence: 5,
      kickoffSentAt: now,
      implementationTaskId: '4711',
      waitingOn: 'creative_team',
      waitingSince: now,
    });
    expect(records.get(inProduction)).toMatchObject({ status: 'blank', refreshDate: null });
    expect((await account.readTickets([ticketId])).get(ticketId)).toMatchObject({
      stage: 'pending_approval',
      copy: 'approved',
      graphics: 'approved',
      readyRound: 0,
      enteredPendingApprovalAt: now,
      projectIds: [inProduction],
    });
  });

  test('tasks are created with their links and found again by them; a bad one refuses only itself', async () => {
    const { sandbox, agency, account } = await openSandbox(names, projectObject);
    const { inProduction } = agency.projects;
    const [ticketId = ''] = sandbox.account.associated(inProduction, 'ticket').map(({ id }) => id);
    const task = (key: string, ticket: string) => ({
      key,
      subject: 'Write the copy',
      body: `<p>Please.</p><p>Ref: ${key}</p>`,
      dueAt: now + 86_400_000,
      priority: 'MEDIUM' as const,
      ownerId: agency.people.copywriter,
      projectId: inProduction,
      ticketId: ticket,
      companyIds: [agency.companyId],
    });
    const outcomes = await account.createTasks([
      task('ticket-1.queue.copy', ticketId),
      task('ticket-2.queue.copy', '999999'),
    ]);
    const good = outcomes.get('ticket-1.queue.copy');
    expect(good).toMatchObject({ ok: true });
    expect(outcomes.get('ticket-2.queue.copy')).toMatchObject({ ok: false, because: 'refused' });
    const id = good?.ok === true ? good.value : '';
    const [found, ...others] = await account.tasksOf({ projectIds: [inProduction], ticketIds: [ticketId] });
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      id,
      ref: 'ticket-1.queue.copy',
      dueAt: now + 86_400_000,
      status: 'NOT_STARTED',
    });
    await account.updateTasks([{ id, status: 'COMPLETED' }]);
    await expect(account.implementationTasks([id, '999999'])).resolves.toEqual(
      new Map([
        [id, { id, completed: true }],
        ['999999', null],
      ]),
    );
  });

  test('the searches find what is open', async () => {
    const { agency, account } = await openSandbox(names, projectObject);
    const { dueSoon, requested, inProduction } = agency.projects;
    const page = await account.findOpenProjects({ dateUpTo: '2026-10-19', after: null });
    expect(page).toEqual({ ids: [dueSoon, requested, inProduction], after: null });
    await expect(account.findOpenProjects({ dateUpTo: '2026-10-19', after: requested })).resolves.toEqual({
      ids: [inProduction],
      after: null,
    });
    await expect(account.findOpenTickets({ after: null })).resolves.toMatchObject({ after: null });
    expect((await account.findOpenTickets({ after: null })).ids).toHaveLength(4);
    expect(Object.keys(await account.people()).sort()).not.toContain(agency.people.formerAccountManager);
    await expect(account.details()).resolves.toMatchObject({ timeZone: 'America/New_York' });
  });

  test.skipIf(!specsArePresent)('every request fits HubSpot’s own description of its API', async () => {
    const { sandbox, agency, account } = await openSandbox(names, projectObject);
    const projectIds = Object.values(agency.projects);
    const readings = await account.readProjects(projectIds);
    const ticketIds = [...readings.values()].flatMap(({ tickets }) => tickets.map(({ id }) => id));
    await account.readProjects(projectIds.slice(0, 1));
    await account.readTickets(ticketIds);
    await account.companiesOf(projectIds);
    await account.notesOfTickets(ticketIds);
    await account.findOpenProjects({ dateUpTo: '2026-10-19', after: '1' });
    await account.findOpenTickets({ after: null });
    await account.people();
    await account.details();
    await account.updateTickets([{ id: ticketIds[0] ?? '', change: { queuedAt: now } }]);
    await account.createTasks([
      {
        key: 'k',
        subject: 's',
        body: 'Ref: k',
        dueAt: now,
        priority: 'LOW',
        ownerId: null,
        projectId: projectIds[0] ?? null,
        ticketId: null,
        companyIds: [],
      },
    ]);
    expect(checkExchanges(sandbox.exchanges)).toEqual([]);
  });
});
