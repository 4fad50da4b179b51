import { expect, test } from 'vitest';
import { z } from 'zod';
import { openAgencyWithAdmin } from '../support/admin-place.ts';
import { createProject, createTicket, finishTicket, setStatus } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import type { Agency } from '../support/together.ts';

const hour = 3_600_000;

const reportSchema = z.object({
  comparisons: z.array(
    z.object({ day: z.string(), handoff: z.string(), verdict: z.string(), people: z.string() }),
  ),
});

/** So many hours go by, then somebody does something. */
async function later(agency: Agency, hours: number, doing: () => void): Promise<void> {
  agency.clock.advance(hours * hour);
  await agency.after(doing);
}

function makeTask(
  { account }: Agency,
  subject: string,
  ownerId: string,
  ...records: readonly string[]
): void {
  account.create('task', { hs_task_subject: subject, hubspot_owner_id: ownerId }, records);
}

/** A whole cycle as the process wants it, every task made and every field moved by hand or by a workflow. */
async function runWell(agency: Agency, projectId: string): Promise<void> {
  const { account, people } = agency;
  const workflow = account.as({ changeSource: 'AUTOMATION_PLATFORM', sourceId: 'enrollmentId:7' });
  await later(agency, 3, () => makeTask(agency, 'Reach out to Harbor', people.accountManager, projectId));
  await later(agency, 24, () => setStatus(agency, projectId, 'refresh_request_submitted'));
  await agency.days(9);
  await later(agency, 2, () => makeTask(agency, 'Submit tickets', people.sas, projectId));
  const tickets: string[] = [];
  await later(agency, 2, () => {
    for (const subject of ['Reel', 'Static']) tickets.push(createTicket(agency, subject, {}, [projectId]));
    setStatus(agency, projectId, 'deliverable_submitted');
  });
  await later(agency, 1, () => {
    for (const id of tickets) makeTask(agency, 'Copy please', people.copywriter, id);
  });
  for (const id of tickets) {
    await later(agency, 24, () => finishTicket(agency, id));
    await later(agency, 1, () => account.update(id, { hs_pipeline_stage: 'pending_approval' }));
  }
  await later(agency, 5, () => setStatus(agency, projectId, 'creatives_pending_approval'));
  await later(agency, 48, () => setStatus(agency, projectId, 'creatives_completed_and_approved'));
  await later(agency, 1, () => makeTask(agency, 'Implement creatives', people.sas, projectId));
  await later(agency, 24, () => setStatus(agency, projectId, 'creatives_implemented'));
  await later(agency, 1, () =>
    workflow.update(projectId, { creative_refresh_date: '2026-06-15', creative_refresh_status: '' }),
  );
}

test('people run cycles by hand, well, late and otherwise, and the report says which is which', async () => {
  const { agency, run } = await openAgencyWithAdmin({ environment: { MODE: 'shadow' } });
  const { account, people } = agency;
  const far = { creative_refresh_date: '2026-05-20' };
  const [harbor, lakeside, summit, valley] = await agency.after(
    () =>
      [
        createProject(agency),
        createProject(agency, { name: 'Lakeside' }),
        createProject(agency, {
          name: 'Summit',
          creative_refresh_status: 'refresh_request_submitted',
          ...far,
        }),
        createProject(agency, { name: 'Valley', ...far }),
      ] as const,
  );
  await runWell(agency, harbor);
  // Nobody thinks of Lakeside until the client asks; Summit's approval is taken back; Valley is rushed.
  await later(agency, 24, () => setStatus(agency, summit, 'creatives_completed_and_approved'));
  await later(agency, 4, () => setStatus(agency, summit, 'creatives_pending_approval'));
  await later(agency, 1, () => makeTask(agency, 'Reach out to Valley', people.accountManager, valley));
  await later(agency, 1, () => account.update(valley, { creative_refresh_date: '2026-08-18' }));
  await agency.days(5);
  await later(agency, 1, () => setStatus(agency, lakeside, 'no_refresh_requested'));
  await agency.days(8);

  const { exitCode, stdout, stderr } = await run('report', '--since', '2026-03-02');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout.split('\n').map((line) => line.trim().split(/ {2,}/u).join(' | '))).toEqual([
    'What the app would have done from 2 March 2026 00:00 to 1 April 2026 10:00 (America/New_York), beside what people did. 4 projects looked at.',
    '',
    'Handoff | Agreed | Different | App only | People only | Unseen | Agreement',
    '1 kickoff | 1 | 0 | 1 | 1 | 0 | 33%',
    '2a declined | 0 | 0 | 1 | 0 | 0 | 0%',
    '3 submission cue | 1 | 0 | 0 | 0 | 0 | 100%',
    '4 tickets | 4 | 0 | 0 | 0 | 0 | 100%',
    '5 review | 1 | 0 | 0 | 0 | 0 | 100%',
    '7 approval | 1 | 1 | 0 | 0 | 0 | 50%',
    '8 close | 1 | 0 | 0 | 1 | 0 | 50%',
    '9 confirmation | 0 | 0 | 0 | 0 | 1 | -',
    'All | 9 | 1 | 2 | 2 | 1 | 64%',
    '',
    'Agreed: people did it too.',
    'Different: people did something else.',
    'App only: nobody did it: a forgotten handoff the app would have caught.',
    'People only: people did it, and the app would not have.',
    'Unseen: nothing of it can be seen in HubSpot (not counted).',
    '',
    'Where app and people did not agree:',
    '',
    'Day | Handoff | Project | Id | Verdict | People | The app',
    `2026-03-02 | 1 kickoff | Lakeside | ${lakeside} | app only | Nobody within 15 days; 22 days later a person moved the status to No Refresh Requested. | The creative refresh is due on 12 March 2026, 15 days away or fewer, so the account manager starts the conversation with the client.`,
    `2026-03-19 | 7 approval | Summit | ${summit} | different | 4 hours later a person moved the status to Creatives Pending Approval. | The client approved all creatives, so the SAS implements them in Meta.`,
    `2026-03-19 | 1 kickoff | Valley | ${valley} | people only | The task "Reach out to Valley" was created. | The refresh date, 20 May 2026, was 62 days away; the kickoff goes out 15 days before.`,
    `2026-03-19 | 8 close | Valley | ${valley} | people only | A person moved the refresh date to 18 August 2026. | The status had said neither Creatives Implemented nor No Refresh Requested, and without that the app leaves the date alone.`,
    `2026-03-24 | 2a declined | Lakeside | ${lakeside} | app only | Nobody within 7 days. | The client declined the refresh, so the next one is set to 22 June 2026 and nobody else is asked to do anything.`,
    '',
    'To be known:',
    '- Emails cannot be seen: who handed over by email or by word alone is recognised by what the next one did then.',
    '- What the app would have done repeatedly counts once. HubSpot tells the latest 20 values of a field.',
    '- The first note of this time is of 2 March 2026 09:00.',
    '',
  ]);
  const agreed = reportSchema
    .parse(JSON.parse((await run('report', '--since', '31d', '--json')).stdout))
    .comparisons.filter(({ verdict }) => verdict === 'agreed')
    .map(({ day, handoff, people: deed }) => `${day} ${handoff}: ${deed}`);
  expect(agreed.sort()).toEqual([
    '2026-03-02 1 kickoff: 3 hours later the task "Reach out to Harbor" was created.',
    '2026-03-12 3 submission cue: 2 hours later the task "Submit tickets" was created.',
    '2026-03-12 4 tickets: 1 hour later the task "Copy please" was created.',
    '2026-03-12 4 tickets: 1 hour later the task "Copy please" was created.',
    '2026-03-13 4 tickets: 1 hour later a person moved ticket "Reel" to Pending Approval.',
    '2026-03-14 4 tickets: 1 hour later a person moved ticket "Static" to Pending Approval.',
    '2026-03-14 5 review: 5 hours later a person moved the status to Creatives Pending Approval.',
    '2026-03-17 7 approval: 1 hour later the task "Implement creatives" was created.',
    '2026-03-18 8 close: 1 hour later a workflow moved the refresh date to 15 June 2026.',
  ]);
  expect(outcomeOf(agency)).toMatchObject({ emails: [] });
});
