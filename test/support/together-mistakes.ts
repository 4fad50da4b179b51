import type { Execution } from '../../src/sandbox/workflows/execution.ts';
import type { ActionName, ErrorCode } from '../../src/workflow-actions/catalogue.ts';
import { askAgent, runOn } from './together-actions.ts';
import { implementTask, openApproved } from './together-approved.ts';
import { createProject, createTicket, setStatus } from './together-moves.ts';
import { openReviewed } from './together-reviewed.ts';
import { openAgency, type Agency } from './together.ts';

/** What somebody ran by mistake, in an agency whose one project is in review or approved. */
export interface Mistake {
  readonly because: string;
  readonly status: 400 | 404;
  /** How far the project has come; in review unless it matters. In shadow mode nobody has handed anything over. */
  readonly stage?: 'reviewed' | 'approved' | 'shadow';
  readonly run: (scene: Scene) => Promise<Execution>;
}

interface Scene {
  readonly agency: Agency;
  readonly projectId: string;
  readonly tickets: readonly [string, string];
}

const nowhere = (agency: Agency, action: ActionName) => askAgent(agency, action, {});

function removed(agency: Agency, recordId: string): string {
  agency.account.remove(recordId);
  return recordId;
}

/** A code without a mistake that leads to it does not compile. */
export const mistakes: {
  readonly [Name in ActionName]: Readonly<Record<ErrorCode<Name>, readonly Mistake[]>>;
} = {
  'evaluate-refresh': {
    BAD_INPUT: [
      {
        because: 'nothing is enrolled',
        status: 400,
        run: ({ agency }) => nowhere(agency, 'evaluate-refresh'),
      },
    ],
    RECORD_NOT_FOUND: [
      {
        because: 'the project was deleted',
        status: 404,
        run: ({ agency }) =>
          runOn(agency, 'evaluate-refresh', removed(agency, createProject(agency, { name: 'Pine' }))),
      },
      {
        because: 'a ticket is enrolled',
        status: 404,
        run: ({ agency, tickets }) => runOn(agency, 'evaluate-refresh', tickets[0]),
      },
    ],
  },
  'next-refresh-date': {
    BAD_INPUT: [
      {
        because: 'an agent names no project',
        status: 400,
        run: ({ agency }) => nowhere(agency, 'next-refresh-date'),
      },
      {
        because: 'an agent names the project by its name',
        status: 400,
        run: ({ agency }) => askAgent(agency, 'next-refresh-date', { creative_project_id: 'Harbor' }),
      },
      {
        because: 'it shall count from no such day',
        status: 400,
        run: ({ agency, projectId }) =>
          runOn(agency, 'next-refresh-date', projectId, { inputFields: { count_from: 'tomorrow' } }),
      },
    ],
    BAD_CADENCE: ['0', '731', '30.5', 'often'].map((cadence_days): Mistake => ({
      because: `the cadence is ${cadence_days}`,
      status: 400,
      run: ({ agency, projectId }) =>
        runOn(agency, 'next-refresh-date', projectId, { inputFields: { cadence_days } }),
    })),
    NO_REFRESH_DATE: [
      {
        because: 'the project has no date to count from',
        status: 400,
        run: ({ agency, projectId }) => {
          agency.account.update(projectId, { creative_refresh_date: '' });
          return runOn(agency, 'next-refresh-date', projectId, {
            inputFields: { count_from: 'refresh_date' },
          });
        },
      },
    ],
    RECORD_NOT_FOUND: [
      {
        because: 'an agent names a project that does not exist',
        status: 404,
        run: ({ agency }) => askAgent(agency, 'next-refresh-date', { creative_project_id: '404' }),
      },
    ],
  },
  'ad-set-readiness': {
    BAD_INPUT: [
      {
        because: 'an agent names no ticket',
        status: 400,
        run: ({ agency }) => nowhere(agency, 'ad-set-readiness'),
      },
    ],
    RECORD_NOT_FOUND: [
      {
        because: 'the ticket was deleted',
        status: 404,
        run: ({ agency, tickets }) => runOn(agency, 'ad-set-readiness', removed(agency, tickets[0])),
      },
      {
        because: 'an agent takes the project for a ticket',
        status: 404,
        run: ({ agency, projectId }) => askAgent(agency, 'ad-set-readiness', { ticket_id: projectId }),
      },
    ],
    NO_PROJECT: [
      {
        because: 'the ticket belongs to no project',
        status: 400,
        run: ({ agency }) => runOn(agency, 'ad-set-readiness', createTicket(agency, 'Loose', {}, [])),
      },
    ],
    SEVERAL_PROJECTS: [
      {
        because: 'the ticket belongs to two projects',
        status: 400,
        run: ({ agency, projectId }) => {
          const both = [projectId, createProject(agency, { name: 'Pine' })];
          return runOn(agency, 'ad-set-readiness', createTicket(agency, 'Torn', {}, both));
        },
      },
    ],
  },
  'complete-implementation': {
    BAD_INPUT: [
      {
        because: 'nothing is enrolled',
        status: 400,
        run: ({ agency }) => nowhere(agency, 'complete-implementation'),
      },
    ],
    RECORD_NOT_FOUND: [
      {
        because: 'the project was deleted',
        status: 404,
        run: ({ agency }) =>
          runOn(agency, 'complete-implementation', removed(agency, createProject(agency, { name: 'Pine' }))),
      },
      {
        because: 'the task was deleted',
        status: 404,
        stage: 'approved',
        run: ({ agency }) => runOn(agency, 'complete-implementation', removed(agency, implementTask(agency))),
      },
    ],
    NOT_APPROVED: [
      {
        because: 'the client has not approved yet',
        status: 400,
        run: ({ agency, projectId }) => runOn(agency, 'complete-implementation', projectId),
      },
      {
        because: 'the approval is being withdrawn',
        status: 400,
        stage: 'approved',
        run: ({ agency, projectId }) => {
          setStatus(agency, projectId, 'creatives_pending_approval');
          return runOn(agency, 'complete-implementation', projectId);
        },
      },
    ],
    NOT_THE_IMPLEMENT_TASK: [
      {
        because: 'another task of the cycle is enrolled',
        status: 400,
        stage: 'approved',
        run: ({ agency }) => {
          const [task] = agency.account.list('task');
          return runOn(agency, 'complete-implementation', task?.id ?? '');
        },
      },
      {
        because: 'a task that somebody made by hand is enrolled',
        status: 400,
        stage: 'approved',
        run: ({ agency, projectId }) => {
          const values = { hs_task_subject: 'Implement', hs_task_status: 'COMPLETED', hs_timestamp: '0' };
          const task = agency.account.create('task', values, [projectId]);
          return runOn(agency, 'complete-implementation', task);
        },
      },
    ],
    APP_IN_SHADOW: [
      {
        because: 'the app is in shadow mode',
        status: 400,
        stage: 'shadow',
        run: ({ agency, projectId }) => runOn(agency, 'complete-implementation', projectId),
      },
    ],
  },
};

/** The agency in which a mistake is made. */
export async function openScene(stage: Mistake['stage']): Promise<Scene> {
  if (stage === 'approved') return openApproved();
  if (stage !== 'shadow') return openReviewed();
  const agency = await openAgency({ environment: { MODE: 'shadow' } });
  const projectId = createProject(agency, { creative_refresh_status: 'creatives_completed_and_approved' });
  const tickets = [
    createTicket(agency, 'One', {}, [projectId]),
    createTicket(agency, 'Two', {}, [projectId]),
  ] as const;
  return { agency, projectId, tickets };
}
