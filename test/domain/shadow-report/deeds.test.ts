import { expect, it } from 'vitest';
import { deedsOf } from '../../../src/domain/shadow-report/deeds.ts';
import { tellDeed } from '../../../src/domain/shadow-report/words.ts';
import { refreshStatuses, ticketStages } from '../../../src/domain/model.ts';
import { WatchedProject } from './watched-project.ts';

const told = (project: WatchedProject) => deedsOf(project.past()).map(tellDeed);
const dated = 'a person set the refresh date to 1 April 2026';

it('What was done is told in the order of time, whatever it was done on', () => {
  const project = new WatchedProject()
    .task('2026-03-05', 'Call', null)
    .ticket('2026-03-04', 'Reel')
    .stage('2026-03-06', 'Reel', 'in_progress', 'a workflow')
    .date('2026-03-03', '2026-04-02')
    .status('2026-03-02', 'refresh_request_submitted');
  expect(told(project)).toEqual([
    dated,
    'a person moved the status to Refresh Request Submitted',
    'a person moved the refresh date to 2 April 2026',
    'ticket "Reel" was created',
    'the task "Call" was created',
    'a workflow moved ticket "Reel" to In Progress',
  ]);
});

it('A ticket’s first stage came with it, and a status that was always blank is no deed', () => {
  expect(told(new WatchedProject().status('2026-03-01', 'blank').ticket('2026-03-04', 'Reel'))).toEqual([
    dated,
    'ticket "Reel" was created',
  ]);
});

it('A value that is written again is no deed', () => {
  const project = new WatchedProject()
    .status('2026-03-01', 'deliverable_submitted')
    .status('2026-03-02', 'deliverable_submitted')
    .date('2026-03-03', '2026-04-01');
  expect(told(project)).toEqual([dated, 'a person moved the status to Deliverable Submitted']);
});

it('Every status and every stage has its name', () => {
  const statuses = [...refreshStatuses, 'unrecognised' as const].map((to) =>
    tellDeed({ kind: 'status', at: 0, by: 'somebody', from: 'blank', to }),
  );
  expect(statuses).toEqual([
    'somebody blanked the status',
    'somebody moved the status to No Refresh Requested',
    'somebody moved the status to Refresh Request Submitted',
    'somebody moved the status to Deliverable Submitted',
    'somebody moved the status to Creatives Pending Approval',
    'somebody moved the status to Creatives Completed and Approved',
    'somebody moved the status to Creatives Implemented',
    'somebody moved the status to an option the settings do not know',
  ]);
  const stages = ticketStages.map((to) =>
    tellDeed({ kind: 'stage', at: 0, by: 'somebody', ticketId: '11', subject: 'Reel', to }),
  );
  expect(stages).toEqual([
    'somebody moved ticket "Reel" to New',
    'somebody moved ticket "Reel" to In Progress',
    'somebody moved ticket "Reel" to Pending Approval',
    'somebody moved ticket "Reel" to a closed stage',
    'somebody moved ticket "Reel" to another stage',
  ]);
});
