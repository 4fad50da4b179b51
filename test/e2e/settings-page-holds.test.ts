import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { readConfiguration } from '../../src/config/read-configuration.ts';
import { createLogger } from '../../src/config/logger.ts';
import { startApplication } from '../../src/application/start-application.ts';
import { until } from '../hubspot-app/settings/support/open-page.tsx';
import { describeOnPostgres } from '../store/support/dialects.ts';
import {
  completeTasks,
  createProject,
  createTicket,
  finishTicket,
  setStatus,
} from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openReviewed } from '../support/together-reviewed.ts';
import { addSuperAdmin, checked, openSettingsPage, saveAs } from '../support/together-settings-page.ts';
import { openAgency, type Agency } from '../support/together.ts';

test('a changed cadence counts from the next close on, without a restart', async () => {
  const { agency, projectId } = await openReviewed();
  await agency.after(() => setStatus(agency, projectId, 'creatives_completed_and_approved'));
  const page = await openSettingsPage(agency, addSuperAdmin(agency).id);
  page.enter('cadence.defaultDays', 30);
  await saveAs(2, page);
  await agency.after(() => completeTasks(agency, 'Implement New Creatives'));
  expect(outcomeOf(agency).projects).toEqual([
    'Harbor: (blank) | 2026-04-01 | cycle 2 | nobody | nothing fired',
  ]);
});

test('a longer lead kicks off at once what it reaches', async () => {
  const agency = await openAgency();
  await agency.after(() => createProject(agency, { creative_refresh_date: '2026-03-20' }));
  expect(outcomeOf(agency)).toMatchObject({ tasks: [], emails: [] });
  const page = await openSettingsPage(agency, addSuperAdmin(agency).id);
  page.enter('leadDays', 20);
  await saveAs(2, page);
  await agency.together.settled();
  expect(outcomeOf(agency)).toMatchObject({
    tasks: ['Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'],
    emails: ['amara: Creative refresh coming up: Harbor'],
  });
});

test('going live is asked about first, and then the kickoff that waited in shadow goes out', async () => {
  const agency = await openAgency({ environment: { MODE: '' } });
  await agency.after(() => createProject(agency));
  const page = await openSettingsPage(agency, addSuperAdmin(agency).id);
  page.choose('mode', 'live');
  await checked(page);
  page.save();
  expect(page.alerts().map(([title]) => title)).toEqual(['Go live?']);
  expect(outcomeOf(agency)).toMatchObject({ tasks: [], emails: [] });

  page.press('Save and go live');
  await until(() => expect(page.alerts().map(([title]) => title)).toEqual(['Saved']));
  await agency.together.settled();
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff'],
    tickets: [],
    tasks: ['Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'],
    emails: ['amara: Creative refresh coming up: Harbor'],
  });
});

test('tickets of another pipeline count as soon as the stages are mapped to it', async () => {
  const agency = await openAgency();
  const page = await openSettingsPage(agency, addSuperAdmin(agency).id);
  const inSupport = { hs_pipeline: '0', hs_pipeline_stage: '1' };
  const [projectId, ticketId] = await agency.after(() => {
    const project = createProject(agency, {
      creative_refresh_date: '2026-03-02',
      creative_refresh_status: 'deliverable_submitted',
      most_recent_adlab_link: 'https://adlab.example/harbor/spring',
    });
    return [project, createTicket(agency, 'One', inSupport, [project])] as const;
  });
  expect(outcomeOf(agency).tasks).toEqual([]);

  page.choose('mapping.ticket.pipeline.id', '0');
  page.choose('mapping.ticket.stages.inProgress.id', '3');
  page.choose('mapping.ticket.stages.pendingApproval.id', '2');
  await saveAs(2, page);
  await until(() =>
    expect(outcomeOf(agency).tasks).toEqual([
      'Corin: Write Copy: One | NOT_STARTED',
      'Dalia: Design Graphics: One | NOT_STARTED',
    ]),
  );
  await agency.after(() => finishTicket(agency, ticketId));
  expect(agency.account.read(ticketId).values['hs_pipeline_stage']).toBe('2');
  expect(agency.account.read(projectId).values['creative_refresh_status']).toBe('creatives_pending_approval');
});

test('a mapping that does not fit the account is refused in words, and the old one holds on', async () => {
  const agency = await openAgency({ environment: { MODE: '' }, settings: { mode: 'live' } });
  const page = await openSettingsPage(agency, addSuperAdmin(agency).id);
  page.choose('mapping.ticket.pipeline.id', '0');
  await checked(page);
  page.save();
  const there = '(there are: "New" (1), "Waiting on contact" (2), "Waiting on us" (3), "Closed" (4))';
  const lacking = (label: string, stage: string) =>
    `Names in your account (mapping): The ticket pipeline "Support Pipeline" has no stage labelled "${label}" ${there}: create it or map it in the settings (mapping.ticket.stages.${stage}).`;
  await until(() =>
    expect(page.alerts()).toEqual([
      [
        'Something else stands in the way of saving',
        `${lacking('In Progress', 'inProgress')} ${lacking('Pending Approval', 'pendingApproval')}`,
      ],
      ['The settings were not saved', 'Mend what is marked, then save again.'],
    ]),
  );
  await agency.after(() => {
    const project = createProject(agency, { creative_refresh_status: 'deliverable_submitted' });
    createTicket(agency, 'One', {}, [project]);
  });
  expect(outcomeOf(agency).tasks).toEqual([
    'Corin: Write Copy: One | NOT_STARTED',
    'Dalia: Design Graphics: One | NOT_STARTED',
  ]);
});

const heldLine = z.object({ msg: z.literal('New settings hold'), version: z.number() });

/** One more server of the same app; HubSpot's calls go to the first. It stops after the test. */
async function startSecondServer({ together, clock }: Agency, databaseUrl: string) {
  const { sandbox, appUrl } = together;
  const lines: string[] = [];
  const application = await startApplication({
    clock,
    logger: createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } }),
    configuration: readConfiguration({
      HUBSPOT_ACCESS_TOKEN: sandbox.accessToken,
      HUBSPOT_CLIENT_SECRET: sandbox.clientSecret,
      HUBSPOT_API_BASE_URL: sandbox.url,
      PUBLIC_BASE_URL: appUrl,
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: databaseUrl,
      EMAIL_TRANSPORT: 'hubspot',
      HUBSPOT_EMAIL_TEMPLATE_ID: '1',
      MODE: 'live',
    }),
  });
  onTestFinished(() => application.stop());
  return {
    application,
    /** The newer versions that took effect while it ran. */
    versionsHeld: () =>
      lines.flatMap((line) => {
        const held = heldLine.safeParse(JSON.parse(line));
        return held.success ? [held.data.version] : [];
      }),
  };
}

describeOnPostgres('With two servers on one database', (databases) => {
  test('what is saved on one holds on the other within seconds', async () => {
    const DATABASE_URL = await databases.createUrl();
    const { agency, projectId } = await openReviewed({ environment: { DATABASE_URL } });
    await agency.after(() => setStatus(agency, projectId, 'creatives_completed_and_approved'));
    const second = await startSecondServer(agency, DATABASE_URL);
    const page = await openSettingsPage(agency, addSuperAdmin(agency).id);
    page.enter('cadence.defaultDays', 30);
    await saveAs(2, page);
    await vi.waitFor(() => expect(second.versionsHeld()).toEqual([2]));

    await agency.together.application().stop();
    completeTasks(agency, 'Implement New Creatives');
    await second.application.sweep();
    await until(() =>
      expect(outcomeOf(agency).projects).toEqual([
        'Harbor: (blank) | 2026-04-01 | cycle 2 | nobody | nothing fired',
      ]),
    );
    // A database lasts no longer than its test.
    await second.application.stop();
  });
});
