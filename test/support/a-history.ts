import { createProject, createTicket } from './together-moves.ts';
import type { Agency } from './together.ts';

const finished = { copy_status: 'copy_approved', graphics_status: 'graphics_approved' };

/** An agency that has worked by hand for long: every handoff of the process is due on some project, and none was told. */
export function createHistory(office: Agency) {
  const project = (name: string, values: Readonly<Record<string, string>>) =>
    createProject(office, { name, ...values });
  const ids = {
    /** Kickoff: long overdue. */
    harbor: project('Harbor', { creative_refresh_date: '2026-01-12' }),
    /** Kickoff: due today. */
    oak: project('Oak', { creative_refresh_date: '2026-03-17' }),
    /** Cue: the request is logged and the date has passed. */
    elm: project('Elm', {
      creative_refresh_date: '2026-02-20',
      creative_refresh_status: 'refresh_request_submitted',
    }),
    /** An ad set that is complete, one ticket moved by hand and one only approved. */
    ash: project('Ash', {
      creative_refresh_date: '2026-02-10',
      creative_refresh_status: 'deliverable_submitted',
    }),
    /** Approved, with one Implement task made by hand. */
    fir: project('Fir', {
      creative_refresh_date: '2026-02-01',
      creative_refresh_status: 'creatives_completed_and_approved',
    }),
    /** Approved, with two of them. */
    yew: project('Yew', {
      creative_refresh_date: '2026-02-01',
      creative_refresh_status: 'creatives_completed_and_approved',
    }),
    /** Implemented, and the next refresh is scheduled already. */
    lime: project('Lime', {
      creative_refresh_date: '2026-05-20',
      creative_refresh_status: 'creatives_implemented',
    }),
    /** Declined, with the old date. */
    pear: project('Pear', {
      creative_refresh_date: '2026-02-15',
      creative_refresh_status: 'no_refresh_requested',
    }),
  };
  // Nobody does anything in the very millisecond in which a project was made: that would count as an import's.
  office.clock.advance(1000);
  const { account } = office;
  const one = createTicket(office, 'One', finished, [ids.ash]);
  account.update(one, { hs_pipeline_stage: 'pending_approval' });
  createTicket(office, 'Two', finished, [ids.ash]);
  createTicket(office, 'Three', { deliverable_folder_name: '' }, [ids.elm]);
  createTicket(office, 'Nobody knows whose', {}, []);
  const task = (projectId: string, subject = 'Implement New Creatives for Refresh') =>
    account.create('task', { hs_task_subject: subject, hs_task_status: 'NOT_STARTED' }, [projectId]);
  const tasks = {
    fir: task(ids.fir),
    other: task(ids.fir, 'Implement new creatives for refresh, please'),
    yew: [task(ids.yew), task(ids.yew)],
  };
  return { ...ids, tasks };
}
