import type { RecordView } from '../../../src/sandbox/person.ts';
import { refOf } from '../../../src/hubspot/mapping/task-ref.ts';
import { createTicket, setStatus } from '../../support/together-moves.ts';
import {
  chosen,
  inDays,
  isOpenTask,
  nameOf,
  projectOf,
  valueOf,
  type Act,
  type Picks,
  type Town,
} from './town.ts';

const statuses = [
  '',
  'no_refresh_requested',
  'refresh_request_submitted',
  'deliverable_submitted',
  'creatives_pending_approval',
  'creatives_completed_and_approved',
  'creatives_implemented',
];

const stages = ['new', 'in_progress', 'pending_approval', 'delivered', 'cancelled'];

export const setAnyStatus: Act = (town, picks) => {
  const project = projectOf(town, picks);
  if (!project) return null;
  const status = chosen(statuses, picks[1]) ?? '';
  setStatus(town.hubSpot, project.id, status);
  return `Somebody sets the status of ${nameOf(project)} to ${status === '' ? 'blank' : status}`;
};

export const editDate: Act = (town, picks) => {
  const project = projectOf(town, picks);
  if (!project) return null;
  const date = picks[1] % 9 === 0 ? '' : inDays(town, (picks[2] % 60) - 10);
  town.hubSpot.account.update(project.id, { creative_refresh_date: date });
  return `Somebody ${date === '' ? 'empties the refresh date' : `sets the refresh date to ${date}`} of ${nameOf(project)}`;
};

export const editCadence: Act = (town, picks) => {
  const project = projectOf(town, picks);
  if (!project) return null;
  const cadence = chosen(['', '0', '14', '30', '45', '731'], picks[1]) ?? '';
  town.hubSpot.account.update(project.id, { creative_refresh_cadence_days: cadence });
  return `Somebody types "${cadence}" as the cadence of ${nameOf(project)}`;
};

export const lowerCycle: Act = (town, picks) => {
  const project = projectOf(town, picks);
  if (!project) return null;
  const cycle = chosen(['', '1', '0'], picks[1]) ?? '';
  town.hubSpot.account.update(project.id, { creative_refresh_cycle: cycle });
  return `Somebody types "${cycle}" as the cycle of ${nameOf(project)}`;
};

export const pasteAnyLink: Act = (town, picks) => {
  const project = projectOf(town, picks);
  if (!project) return null;
  const link = picks[1] % 5 === 0 ? '' : `https://adlab.example/${picks[2] % 1000}`;
  town.hubSpot.account.update(project.id, { most_recent_adlab_link: link });
  return `Somebody ${link === '' ? 'takes the link off' : 'pastes a link into'} ${nameOf(project)}`;
};

/** A ticket of the account and one thing that is done to it. */
const toTicket =
  (act: (town: Town, ticket: RecordView, picks: Picks) => string | null): Act =>
  (town, picks) => {
    const ticket = chosen(town.hubSpot.account.list('ticket'), picks[1]);
    return ticket ? act(town, ticket, picks) : null;
  };

export const moveTicket = toTicket(({ hubSpot }, ticket, [, , pick]) => {
  const stage = chosen(stages, pick) ?? 'new';
  hubSpot.account.update(ticket.id, { hs_pipeline_stage: stage });
  return `Somebody drags ticket ${nameOf(ticket)} (${ticket.id}) to ${stage}`;
});

export const renameFolder = toTicket(({ hubSpot }, ticket, [, , pick]) => {
  const folder = chosen(['Spring', ' spring ', 'Sprnig', '', 'Summer', 'SUMMER'], pick) ?? '';
  hubSpot.account.update(ticket.id, { deliverable_folder_name: folder });
  return `Sasha types folder "${folder}" into ticket ${nameOf(ticket)} (${ticket.id})`;
});

export const flagTicket = toTicket(({ hubSpot }, ticket, [, , pick]) => {
  const parts = chosen(['copy', 'graphics', 'copy;graphics', ''], pick) ?? '';
  hubSpot.account.update(ticket.id, { revision_requested: parts });
  return `Amara flags "${parts}" of ticket ${nameOf(ticket)} (${ticket.id})`;
});

export const setPart = toTicket(({ hubSpot }, ticket, [, , pick, other]) => {
  const status = chosen(['not_started', 'in_progress', 'in_qa', 'not_required'], pick) ?? 'in_qa';
  const part = other % 2 === 0 ? 'copy_status' : 'graphics_status';
  hubSpot.account.update(ticket.id, { [part]: status });
  return `Somebody sets ${part} of ticket ${nameOf(ticket)} (${ticket.id}) to ${status}`;
});

export const deleteTicket = toTicket(({ hubSpot, bin }, ticket) => {
  hubSpot.account.remove(ticket.id);
  bin.push(ticket.id);
  return `Somebody deletes ticket ${nameOf(ticket)} (${ticket.id})`;
});

export const cloneTicket = toTicket(({ hubSpot }, ticket) => {
  if (hubSpot.account.list('ticket').length > 30) return null;
  const clone = hubSpot.account.clone(ticket.id);
  return `Sasha clones ticket ${nameOf(ticket)} (${ticket.id}) as ${clone}`;
});

/** Off its project, onto another, or onto one more. */
export const misplaceTicket = toTicket((town, ticket, picks) => {
  const { account } = town.hubSpot;
  const [, , how, other] = picks;
  const [from] = account.associated(ticket.id, 'project');
  const onto = projectOf(town, [other, 0, 0, 0]);
  if (from && how % 4 < 3) account.dissociate(ticket.id, from.id);
  if (onto && how % 4 > 0) account.associate(ticket.id, onto.id);
  const told =
    how % 4 === 0 ? 'off its project' : how % 4 === 3 ? 'onto one more project' : 'to another project';
  return `Somebody takes ticket ${nameOf(ticket)} (${ticket.id}) ${told}`;
});

export const addTicket: Act = (town, picks) => {
  const project = projectOf(town, picks);
  if (!project || town.hubSpot.account.list('ticket').length > 30) return null;
  const folder = chosen(['Spring', 'Summer', ''], picks[2]) ?? '';
  const onto = picks[1] % 5 === 0 ? [] : [project.id];
  const id = createTicket(town.hubSpot, 'Late ad', { deliverable_folder_name: folder }, onto);
  return `Sasha adds ticket ${id} in folder "${folder}" to ${onto.length === 0 ? 'no project' : nameOf(project)}`;
};

/** Tasks are the app's own here: nobody else makes any. */
const toTask =
  (isFit: (task: RecordView) => boolean, act: (town: Town, task: RecordView) => string): Act =>
  (town, picks) => {
    const ours = town.hubSpot.account
      .list('task')
      .filter((task) => refOf(valueOf(task, 'hs_task_body')) !== null);
    const task = chosen(ours.filter(isFit), picks[1]);
    return task ? act(town, task) : null;
  };

export const tickTask = toTask(isOpenTask, ({ hubSpot }, task) => {
  hubSpot.account.update(task.id, { hs_task_status: 'COMPLETED' });
  return `Somebody ticks "${nameOf(task)}" (${task.id}) early`;
});

export const reopenTask = toTask(
  (task) => !isOpenTask(task),
  ({ hubSpot }, task) => {
    hubSpot.account.update(task.id, { hs_task_status: 'NOT_STARTED' });
    return `Somebody reopens "${nameOf(task)}" (${task.id})`;
  },
);

export const deleteTask = toTask(
  () => true,
  ({ hubSpot }, task) => {
    hubSpot.account.remove(task.id);
    return `Somebody deletes "${nameOf(task)}" (${task.id})`;
  },
);

export const cloneProject: Act = (town, picks) => {
  const project = projectOf(town, picks);
  if (!project || town.hubSpot.account.list('project').length > 4) return null;
  const clone = town.hubSpot.account.clone(project.id);
  town.hubSpot.account.update(clone, { name: `${nameOf(project)} copy` });
  return `Somebody clones ${nameOf(project)} as ${clone}`;
};

export const deleteProject: Act = (town, picks) => {
  const project = projectOf(town, picks);
  if (!project) return null;
  town.hubSpot.account.remove(project.id);
  town.bin.push(project.id);
  return `Somebody deletes ${nameOf(project)} (${project.id})`;
};

export const restore: Act = ({ hubSpot, bin }, [, which]) => {
  const id = chosen(bin, which);
  if (id === undefined) return null;
  hubSpot.account.restore(id);
  bin.splice(bin.indexOf(id), 1);
  return `Somebody takes ${nameOf(hubSpot.account.read(id))} (${id}) out of the recycling bin`;
};

export const mergeProjects: Act = (town, picks) => {
  const project = projectOf(town, picks);
  const other = projectOf(town, [picks[1], 0, 0, 0]);
  if (!project || !other || project.id === other.id) return null;
  town.hubSpot.account.merge(project.id, other.id);
  return `Somebody merges ${nameOf(other)} (${other.id}) into ${nameOf(project)} (${project.id})`;
};

export const changeOwner: Act = (town, picks) => {
  const project = projectOf(town, picks);
  if (!project) return null;
  const { people, account } = town.hubSpot;
  const owner = chosen([people.accountManager, people.formerAccountManager, ''], picks[1]) ?? '';
  account.update(project.id, { [picks[2] % 2 === 0 ? 'hubspot_owner_id' : 'sas_owner_id']: owner });
  return `Somebody gives ${nameOf(project)} another ${picks[2] % 2 === 0 ? 'account manager' : 'SAS'}`;
};

export const archiveOwner: Act = (town, picks) => {
  const { people, account } = town.hubSpot;
  const leaving = chosen([people.designer, people.sas, people.copywriter], picks[1]);
  if (leaving === undefined) return null;
  account.archiveOwner(leaving);
  return `Owner ${leaving} leaves the agency`;
};
