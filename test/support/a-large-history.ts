import { addDays } from '../../src/domain/calendar.ts';
import { createProject, createTicket, type Office } from './together-moves.ts';

export interface LargeHistory {
  readonly projects: number;
  /** One in sixteen belongs to no project. */
  readonly tickets: number;
  /** The day by which everything is old, `YYYY-MM-DD`. */
  readonly before: string;
  /** The stage of closed tickets; null: none is closed. */
  readonly closedStage: string | null;
}

export interface SeededHistory {
  /** A project of which nothing is due for months. */
  readonly resting: string;
  /** Projects with exactly one open task named like the Implement task, made by hand. */
  readonly withOneTask: readonly string[];
  /** Projects with two of them. */
  readonly withTwoTasks: readonly string[];
}

const statuses = [
  '',
  'no_refresh_requested',
  'refresh_request_submitted',
  'deliverable_submitted',
  'deliverable_submitted',
  'creatives_pending_approval',
  'creatives_completed_and_approved',
  'creatives_implemented',
  '',
];

/** Finished, half finished, in Pending Approval, in work, and new. */
const openStates = [
  { copy_status: 'copy_approved', graphics_status: 'graphics_approved' },
  { copy_status: 'copy_approved', graphics_status: 'in_progress' },
  {
    copy_status: 'copy_approved',
    graphics_status: 'graphics_approved',
    hs_pipeline_stage: 'pending_approval',
  },
  { hs_pipeline_stage: 'in_progress' },
  {},
];

const implementSubject = 'Implement New Creatives for Refresh';

/**
 * Fills an account as years of work by hand leave it: every status, dates from long overdue to far away or none,
 * complete and half complete ad sets, tickets with no folder, and Implement tasks made by hand, on some projects
 * several. The same account every time.
 */
export function seedLargeHistory(
  office: Office,
  { projects, tickets, before, closedStage }: LargeHistory,
): SeededHistory {
  const states = [...openStates, closedStage === null ? {} : { hs_pipeline_stage: closedStage }];
  const { account, people } = office;
  const statusOf = (number: number) => statuses[number % statuses.length] ?? '';
  const ids = Array.from({ length: projects }, (_, number) => {
    const status = statusOf(number);
    return createProject(office, {
      name: `Client ${number + 1}`,
      creative_refresh_date: number % 23 === 0 ? '' : addDays(before, (number % 11) * 37 - 300),
      ...(status !== '' && { creative_refresh_status: status }),
      ...(number % 17 === 0 && { hubspot_owner_id: '' }),
      ...(number % 19 === 0 && { sas_owner_id: people.formerAccountManager }),
      ...(number % 3 === 0 && { most_recent_adlab_link: `https://adlab.example/client-${number + 1}` }),
    });
  });
  for (let number = 0; number < tickets; number += 1) {
    const projectId = ids[(number * 7) % ids.length] ?? '';
    createTicket(
      office,
      `Creative ${number + 1}`,
      {
        deliverable_folder_name: number % 29 === 0 ? '' : `Set ${number % 2}`,
        ...states[Math.floor(number / 3) % states.length],
      },
      number % 16 === 15 ? [] : [projectId],
    );
  }
  const approved = ids.filter((_, number) => statusOf(number) === 'creatives_completed_and_approved');
  const withOneTask = approved.filter((_, number) => number % 3 === 1);
  const withTwoTasks = approved.filter((_, number) => number % 3 === 2);
  for (const id of [...withOneTask, ...withTwoTasks, ...withTwoTasks])
    account.create('task', { hs_task_subject: implementSubject, hs_task_status: 'NOT_STARTED' }, [id]);
  const resting = createProject(office, { name: 'Harbor', creative_refresh_date: addDays(before, 120) });
  return { resting, withOneTask, withTwoTasks };
}
