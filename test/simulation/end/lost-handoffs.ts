import { addDays } from '../../../src/domain/calendar.ts';
import { usualLayout } from '../../../src/sandbox/layout.ts';
import { enteredStageProperty } from '../../../src/sandbox/property-definitions.ts';
import type { RecordView } from '../../../src/sandbox/person.ts';
import { inDays, nameOf, valueOf } from '../people/town.ts';
import type { Scene } from '../scene.ts';

/**
 * What should have happened by the account's own looks and has not: told from the process description, without a line
 * of the decision core. Only what is plain is asked for: a day of slack on dates, nothing of doubtful tickets.
 */
export function lostHandoffs(scene: Scene): readonly string[] {
  const { account } = scene.hubSpot;
  const projects = account.list('project');
  const tickets = account.list('ticket');
  const placed = tickets.flatMap((ticket) => {
    const [project, ...others] = account.associated(ticket.id, 'project');
    return project && others.length === 0 ? [{ ticket, project }] : [];
  });
  return [
    ...projects.flatMap((project) => lostOnProject(scene, project)),
    ...placed.flatMap(({ ticket, project }) => lostOnTicket(ticket, project)),
    ...lostAdSets(placed),
  ].map((message) => `At the end ${message}`);
}

function lostOnProject(scene: Scene, project: RecordView): readonly string[] {
  const name = nameOf(project);
  const status = valueOf(project, 'creative_refresh_status');
  const date = valueOf(project, 'creative_refresh_date');
  const today = inDays(scene, 0);
  const found: string[] = [];
  if (status === 'creatives_implemented') found.push(`${name} is implemented and not closed`);
  if (status === 'no_refresh_requested' && !isStamped(project, 'creative_refresh_declined_at'))
    found.push(`the No of ${name} is not dealt with`);
  const isInLead = date !== '' && date < addDays(today, leadOf(scene, project));
  if (status === '' && isInLead && !isStamped(project, 'creative_refresh_kickoff_sent_at'))
    found.push(`${name} is due on ${date} and not kicked off`);
  const isCueDue = status === 'refresh_request_submitted' && date !== '' && date < today;
  if (isCueDue && !isStamped(project, 'creative_refresh_submission_cued_at'))
    found.push(`the SAS is not cued for ${name}, due on ${date}`);
  if (status === 'creatives_completed_and_approved') {
    if (!isStamped(project, 'creative_refresh_implementation_cued_at'))
      found.push(`the SAS was not asked to implement ${name}`);
    if (isImplementTaskDone(scene, project))
      found.push(`the Implement task of ${name} is done and nothing followed`);
  }
  return found;
}

function lostOnTicket(ticket: RecordView, project: RecordView): readonly string[] {
  const name = `${nameOf(ticket)} (${ticket.id}) of ${nameOf(project)}`;
  const stage = valueOf(ticket, 'hs_pipeline_stage');
  const isMade = stage === 'in_progress' || stage === 'pending_approval';
  const found: string[] = [];
  if (isMade && valueOf(ticket, 'revision_requested') !== '')
    found.push(`nobody acted on the flag of ${name}`);
  const isPresent = valueOf(ticket, 'creative_cycle') === cycleOf(project);
  const isInWork = stage === 'new' || stage === 'in_progress';
  if (isPresent && isInWork && !isStamped(ticket, 'creative_queued_at'))
    found.push(`nobody was given ${name}`);
  return found;
}

/** Ad sets of the present cycle, of tickets that were queued in it. */
function lostAdSets(
  placed: readonly { readonly ticket: RecordView; readonly project: RecordView }[],
): readonly string[] {
  const sets = new Map<string, { name: string; tickets: RecordView[] }>();
  for (const { ticket, project } of placed) {
    const folder = valueOf(ticket, 'deliverable_folder_name').trim().replaceAll(/\s+/gu, ' ').toLowerCase();
    if (folder === '') continue;
    const key = `${project.id} ${folder} ${valueOf(ticket, 'creative_cycle') === cycleOf(project)}`;
    const set = sets.get(key) ?? { name: `${folder} of ${nameOf(project)}`, tickets: [] };
    set.tickets.push(ticket);
    if (key.endsWith('true')) sets.set(key, set);
  }
  return [...sets.values()].flatMap(({ name, tickets }) => {
    const isComplete = tickets.every((ticket) => isIn(ticket));
    const forgotten = tickets.filter((ticket) => isWaiting(ticket) && !isHandedOver(ticket));
    return isComplete && forgotten.length > 0 ? [`ad set ${name} is complete and was not handed over`] : [];
  });
}

const isWaiting = (ticket: RecordView) => valueOf(ticket, 'hs_pipeline_stage') === 'pending_approval';

function isIn(ticket: RecordView): boolean {
  if (isWaiting(ticket)) return valueOf(ticket, 'revision_requested') === '';
  return ['delivered', 'cancelled'].includes(valueOf(ticket, 'hs_pipeline_stage'));
}

function isHandedOver(ticket: RecordView): boolean {
  const entered = valueOf(ticket, enteredStageProperty(usualLayout.stages.pending_approval.id));
  return Date.parse(valueOf(ticket, 'creative_review_requested_at')) >= Date.parse(entered);
}

function isImplementTaskDone({ hubSpot }: Scene, project: RecordView): boolean {
  const id = valueOf(project, 'creative_refresh_implementation_task_id');
  const task = hubSpot.account.list('task').find((each) => each.id === id);
  return task !== undefined && valueOf(task, 'hs_task_status') === 'COMPLETED';
}

/** A stamp that is older than its record came with a clone. */
function isStamped(record: RecordView, property: string): boolean {
  return Date.parse(valueOf(record, property)) >= record.createdAt;
}

function cycleOf(project: RecordView): string {
  return valueOf(project, 'creative_refresh_cycle') || '1';
}

function leadOf({ plan }: Scene, project: RecordView): number {
  const own = Number(valueOf(project, 'creative_refresh_cadence_days') || 'none');
  const cadence = own >= 1 && own <= 730 ? own : plan.settings.cadence.defaultDays;
  return Math.min(plan.settings.leadDays, cadence - 1);
}
