import { beforeEach, expect, it } from 'vitest';
import type { AccountHandle } from '../../src/sandbox/person.ts';
import { digest } from '../../src/domain/digest.ts';
import { doubledEmails, watchInvariants, type Invariants } from '../support/stage/invariants.ts';
import { openStageForTest, type Stage } from '../support/stage/stage.ts';
import { createProject, createTicket, finishTicket, setStatus } from '../support/together-moves.ts';

let stage: Stage;
let app: AccountHandle;
let watch: Invariants;
let projectId: string;
let ticketId: string;

beforeEach(async () => {
  stage = await openStageForTest();
  const { hubSpot } = stage;
  app = hubSpot.account.as({ changeSource: 'INTEGRATION', sourceId: '14947547' });
  projectId = createProject(hubSpot, { creative_refresh_status: 'deliverable_submitted' });
  ticketId = createTicket(hubSpot, 'Static', {}, [projectId]);
  watch = watchInvariants(hubSpot);
});

const createTask = (ref: string) => app.create('task', { hs_task_body: `<p>Do it.</p><p>Ref: ${ref}</p>` });
const reviewRef = () => `project-${projectId}.cycle-1.review.${digest('spring')}.1a.task`;
const broken = () => watch.violations.map(({ rule, message }) => `${rule}: ${message}`);

it('a second task with the same reference is found', () => {
  const first = createTask('project-7.cycle-1.kickoff.0.task');
  createTask('project-7.cycle-2.kickoff.0.task');
  const second = createTask('project-7.cycle-1.kickoff.0.task');
  expect(broken()).toEqual([
    `one task per key: Tasks ${first} and ${second} both have Ref: project-7.cycle-1.kickoff.0.task`,
  ]);
});

it('a handover of an ad set of which one ticket is not in Pending Approval is found', () => {
  const ready = createTicket(stage.hubSpot, 'Reel', {}, [projectId]);
  app.update(ready, { hs_pipeline_stage: 'pending_approval' });
  createTask(reviewRef());
  expect(broken()).toEqual([
    `no handoff 5 on a partial ad set: ${reviewRef()} was handed over with Static in new`,
  ]);
});

it('a handover of an ad set is in order where other tickets belong to another folder, project or cycle', () => {
  const { hubSpot } = stage;
  finishTicket(hubSpot, ticketId);
  app.update(ticketId, { hs_pipeline_stage: 'pending_approval' });
  createTicket(hubSpot, 'Autumn', { deliverable_folder_name: 'Autumn' }, [projectId]);
  createTicket(hubSpot, 'Of two', {}, [projectId, createProject(hubSpot)]);
  const old = { creative_cycle: '1', creative_queued_at: '2026-03-02T15:00:00Z' };
  app.update(projectId, { creative_refresh_cycle: '2' });
  createTicket(hubSpot, 'Late', old, [projectId]);
  createTask(reviewRef().replace('cycle-1', 'cycle-2'));
  expect(broken()).toEqual([]);
});

it('what people changed while the app was writing is not held against it, if one says how long that may take', () => {
  watch = watchInvariants(stage.hubSpot, { pardonMs: 5000 });
  app.update(ticketId, { hs_pipeline_stage: 'pending_approval' });
  stage.hubSpot.account.update(ticketId, { hs_pipeline_stage: 'in_progress' });
  stage.clock.advance(4000);
  createTask(reviewRef());
  expect(broken()).toEqual([]);
  stage.clock.advance(1000);
  createTask(reviewRef().replace('.1a.', '.2b.'));
  expect(broken()).toEqual([
    `no handoff 5 on a partial ad set: ${reviewRef().replace('.1a.', '.2b.')} was handed over with Static in in_progress`,
  ]);
});

it('a status that the app moves back is found, but not one that a person moves back', () => {
  setStatus(stage.hubSpot, projectId, 'refresh_request_submitted');
  app.update(projectId, { creative_refresh_status: 'creatives_pending_approval' });
  app.update(projectId, { creative_refresh_status: 'deliverable_submitted' });
  expect(broken()).toEqual([
    `no status going back inside a cycle: creative_refresh_status of project ${projectId}: creatives_pending_approval → deliverable_submitted`,
  ]);
});

it('a status that goes back to blank is in order at the end of a cycle and at a kickoff only', () => {
  for (const status of ['creatives_implemented', 'no_refresh_requested', 'deliverable_submitted']) {
    setStatus(stage.hubSpot, projectId, status);
    app.update(projectId, { creative_refresh_status: '' });
  }
  expect(broken()).toEqual([
    `no status going back inside a cycle: creative_refresh_status of project ${projectId}: deliverable_submitted → (blank)`,
  ]);
});

it('a cycle, a sequence or a round that the app counts down is found', () => {
  app.update(projectId, { creative_refresh_cycle: '2', creative_refresh_sequence: '5' });
  app.update(projectId, { creative_refresh_cycle: '3', creative_refresh_sequence: '4' });
  expect(broken()).toEqual([
    `no cycle, sequence or round going down: creative_refresh_sequence of project ${projectId}: 5 → 4`,
  ]);
});

it('a completed task that the app touches again is found, but not one that a person reopens', () => {
  const { account } = stage.hubSpot;
  const task = createTask('project-7.cycle-1.kickoff.0.task');
  account.update(task, { hs_task_status: 'COMPLETED' });
  account.update(task, { hs_task_status: 'NOT_STARTED' });
  app.update(task, { hs_task_status: 'COMPLETED' });
  app.update(task, { hs_task_status: 'DEFERRED' });
  expect(broken()).toEqual([
    `no completed task reopened: hs_task_status of task ${task}: COMPLETED → DEFERRED`,
  ]);
});

it('an email that comes twice is found, unless it said that it may', () => {
  const sent = (key: string, maybeSent: boolean) => ({ key, maybeSent, at: 7 });
  expect(doubledEmails([sent('a', false), sent('b', false), sent('b', true), sent('a', false)])).toEqual([
    { rule: 'one email per key', at: 7, message: 'Email a was sent twice' },
  ]);
});
