import type { AccountHandle, RecordView } from '../../../src/sandbox/person.ts';

/** An ad set as an effect key names it. */
export interface AdSetName {
  readonly projectId: string;
  readonly cycle: number;
  readonly isFolder: (folderName: string) => boolean;
}

const closedStages = new Set(['delivered', 'cancelled']);

/**
 * Whether a person who looks at the ticket would say: it belongs to this ad set, and is not there yet. Tickets of
 * several projects belong to none, as do those of other pipelines.
 */
export function isOutOfAdSet(account: AccountHandle, ticket: RecordView, set: AdSetName): boolean {
  const { values } = ticket;
  if (!set.isFolder(values['deliverable_folder_name'] ?? '')) return false;
  const projects = account.associated(ticket.id, 'project');
  const [project] = projects;
  if (!project || projects.length > 1 || !countsIn(ticket, project, set.cycle)) return false;
  const stage = values['hs_pipeline_stage'] ?? '';
  // A flag on a closed ticket asks for nothing.
  const isIn =
    closedStages.has(stage) || (stage === 'pending_approval' && (values['revision_requested'] ?? '') === '');
  return !isIn && knownStages.has(stage);
}

/** Any other stage is one of another pipeline. */
const knownStages = new Set(['new', 'in_progress', 'pending_approval', ...closedStages]);

/** The cycle it was queued in; the present one while it was not, or while what it says came with a clone. */
function countsIn(ticket: RecordView, project: RecordView, cycle: number): boolean {
  const present = Number(project.values['creative_refresh_cycle'] ?? '1');
  const isCloned = instant(ticket, 'creative_queued_at') < ticket.createdAt;
  const own = isCloned ? 0 : Number(ticket.values['creative_cycle'] ?? '0');
  if (own >= 1 && own <= present) return own === cycle;
  const wasThereBeforeTheNo =
    project.values['creative_refresh_status'] === 'no_refresh_requested' &&
    ticket.createdAt < instant(project, 'creative_refresh_declined_at');
  return cycle === present && !wasThereBeforeTheNo;
}

function instant({ values }: RecordView, name: string): number {
  return Date.parse(values[name] ?? '');
}
