import type { RecordView } from '../../../src/sandbox/person.ts';
import { createTicket, finishTicket, logNote, setStatus } from '../../support/together-moves.ts';
import { chosen, inDays, nameOf, projectOf, tick, valueOf, type Act, type Picks, type Town } from './town.ts';

type Step = (town: Town, project: RecordView, picks: Picks) => string | null;

/** Whoever has the ball does what the process asks of them, so that cycles get through. */
export const goOn: Act = (town, picks) => {
  const project = projectOf(town, picks);
  if (!project) return null;
  return byStatus[valueOf(project, 'creative_refresh_status')]?.(town, project, picks) ?? null;
};

const talkToClient: Step = (town, project, [, which, days]) => {
  const { hubSpot } = town;
  const name = nameOf(project);
  if (valueOf(project, 'creative_refresh_kickoff_sent_at') === '') {
    if (which % 3 === 0) return null;
    hubSpot.account.update(project.id, { creative_refresh_date: inDays(town, days % 12) });
    return `Amara brings the refresh date of ${name} forward to ${inDays(town, days % 12)}`;
  }
  tick(town, project.id, 'Reach Out');
  if (which % 7 === 0) {
    setStatus(hubSpot, project.id, 'no_refresh_requested');
    return `Amara logs that the client of ${name} declines`;
  }
  logNote(hubSpot, project.id, `Wish ${days % 100} of the client`);
  if (which % 11 === 5) hubSpot.account.update(project.id, { creative_refresh_date: '' });
  setStatus(hubSpot, project.id, 'refresh_request_submitted');
  if (which % 11 === 5) return `Amara logs the request for ${name}, and that the client names the day later`;
  return `Amara logs the request for ${name}`;
};

const afterNo: Step = (town, project, [, which, days]) => {
  if (which % 4 === 0) {
    setStatus(town.hubSpot, project.id, '');
    return `Amara takes the No of ${nameOf(project)} off again: the client wants it after all`;
  }
  town.hubSpot.account.update(project.id, { creative_refresh_date: inDays(town, days % 14) });
  return `Amara sets the next date of ${nameOf(project)} to ${inDays(town, days % 14)}`;
};

const submit: Step = (town, project, [, which, count]) => {
  const { hubSpot } = town;
  if (valueOf(project, 'creative_refresh_submission_cued_at') === '') {
    hubSpot.account.update(project.id, { creative_refresh_date: inDays(town, 0) });
    return `Amara sets the date of ${nameOf(project)} to today`;
  }
  const folders = which % 3 === 0 ? ['Spring', 'Summer'] : ['Spring'];
  const wanted = chosen([1, 1, 2, 2, 3, 5], count) ?? 1;
  for (let number = 0; number < wanted; number += 1) {
    const folder = chosen(folders, number) ?? 'Spring';
    createTicket(hubSpot, `Ad ${number + 1}`, { deliverable_folder_name: folder }, [project.id]);
  }
  tick(town, project.id, 'Submit Deliverable');
  if (which % 5 !== 0) setStatus(hubSpot, project.id, 'deliverable_submitted');
  return `Sasha submits ${wanted} tickets in ${folders.join(' and ')} for ${nameOf(project)}`;
};

const create: Step = (town, project, picks) => {
  const inWork = ticketsIn(town, project, ['new', 'in_progress']);
  const ticket = chosen(inWork, picks[1]);
  if (!ticket) return inWork.length === 0 ? submit(town, project, picks) : null;
  return workOn(town, project, ticket, picks[2]);
};

function workOn(town: Town, project: RecordView, ticket: RecordView, how: number): string {
  const { hubSpot } = town;
  const name = `${nameOf(ticket)} of ${nameOf(project)}`;
  if (how % 6 === 0) {
    hubSpot.account.update(ticket.id, { copy_status: 'in_qa', hs_pipeline_stage: 'in_progress' });
    return `Corin gives the copy of ${name} to QA`;
  }
  if (how % 6 === 1) {
    hubSpot.account.update(ticket.id, { copy_status: 'copy_approved' });
    return `Corin's copy of ${name} is approved`;
  }
  finishTicket(hubSpot, ticket.id);
  if (how % 6 !== 2) tick(town, ticket.id, '');
  if (how % 6 === 3) {
    hubSpot.account.update(project.id, { most_recent_adlab_link: `https://adlab.example/${how % 1000}` });
    return `Dalia finishes ${name} and pastes the link`;
  }
  return `Corin and Dalia finish ${name}`;
}

const shareWithClient: Step = (town, project, picks) => {
  const { hubSpot } = town;
  const [, which, other] = picks;
  const inWork = chosen(ticketsIn(town, project, ['new', 'in_progress']), other);
  if (inWork && which % 5 !== 0) return workOn(town, project, inWork, other);
  const pending = chosen(ticketsIn(town, project, ['pending_approval']), other);
  tick(town, project.id, 'Share Deliverables');
  if (pending && which % 3 === 0) {
    const parts = chosen(['copy', 'graphics', 'copy;graphics'], other) ?? 'copy';
    logNote(hubSpot, pending.id, `Change ${other % 100}, please`);
    hubSpot.account.update(pending.id, { revision_requested: parts });
    return `Amara flags ${parts} of ${nameOf(pending)} of ${nameOf(project)} for revision`;
  }
  setStatus(hubSpot, project.id, 'creatives_completed_and_approved');
  return `Amara sets ${nameOf(project)} to approved`;
};

const implement: Step = (town, project, [, which]) => {
  if (which % 3 > 0 && tick(town, project.id, 'Implement New Creatives') > 0) {
    return `Sasha ticks the Implement task of ${nameOf(project)}`;
  }
  setStatus(town.hubSpot, project.id, 'creatives_implemented');
  return `Sasha sets ${nameOf(project)} to implemented by hand`;
};

const byStatus: Readonly<Record<string, Step>> = {
  '': talkToClient,
  no_refresh_requested: afterNo,
  refresh_request_submitted: submit,
  deliverable_submitted: create,
  creatives_pending_approval: shareWithClient,
  creatives_completed_and_approved: implement,
};

function ticketsIn({ hubSpot }: Town, project: RecordView, stages: readonly string[]): readonly RecordView[] {
  return hubSpot.account
    .associated(project.id, 'ticket')
    .filter((ticket) => stages.includes(valueOf(ticket, 'hs_pipeline_stage')));
}
