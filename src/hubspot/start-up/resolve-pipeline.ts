import type { Mapping } from '../../settings/mapping-schema.ts';
import type { DeliverablesPipeline } from '../account-map.ts';
import { readTicketPipelines, type TicketPipeline } from '../reading/read-pipelines.ts';
import type { HubSpotTransport } from '../transport/transport.ts';
import { type Finding, type Problem, found, look, missing, problemsOf } from './findings.ts';

interface Wanted {
  readonly id: string | null;
  readonly label: string;
}

interface Labelled {
  readonly id: string;
  readonly label: string;
}

/** By the id where one is given, else by the label, ignoring case. */
export function pick<Item extends Labelled>(items: readonly Item[], wanted: Wanted): Item | undefined {
  const label = wanted.label.trim().toLowerCase();
  return items.find((item) =>
    wanted.id === null ? item.label.trim().toLowerCase() === label : item.id === wanted.id,
  );
}

const described = ({ id, label }: Wanted) => (id === null ? `labelled "${label}"` : `with the id "${id}"`);
const listed = (items: readonly Labelled[]) => items.map(({ id, label }) => `"${label}" (${id})`).join(', ');

function findStage(pipeline: TicketPipeline, key: string, wanted: Wanted) {
  const { stages } = pipeline;
  const stage = pick(stages, wanted);
  if (stage !== undefined) return found(stage.id);
  return missing({
    what: `The ticket pipeline "${pipeline.label}" has no stage ${described(wanted)} (there are: ${listed(stages)})`,
    fix: `create it or map it in the settings (mapping.ticket.stages.${key})`,
  });
}

function findClosedStages(
  pipeline: TicketPipeline,
  { closedIds, closeIntoId }: Mapping['ticket']['stages'],
): Finding<Pick<DeliverablesPipeline, 'closedIds' | 'closeIntoId'>> {
  const ids = pipeline.stages.map(({ id }) => id);
  const closedByState = pipeline.stages.filter(({ isClosed }) => isClosed).map(({ id }) => id);
  const closed = closedIds.length > 0 ? closedIds : closedByState;
  const unknown = closed.filter((id) => !ids.includes(id));
  const [closeInto] = closeIntoId === null ? closed : [closeIntoId];
  const problems: Problem[] = unknown.map((id) => ({
    what: `The ticket pipeline "${pipeline.label}" has no stage with the id "${id}"`,
    fix: 'take it out of the settings (mapping.ticket.stages.closedIds)',
  }));
  if (closeInto === undefined)
    return missing(...problems, {
      what: `The ticket pipeline "${pipeline.label}" has no closed stage`,
      fix: 'give one the ticket state Closed or name it in the settings (mapping.ticket.stages.closedIds)',
    });
  if (!closed.includes(closeInto))
    problems.push({
      what: `The stage "${closeInto}" tickets are to be closed into is none of the closed ones (${closed.join(', ')})`,
      fix: 'correct the settings (mapping.ticket.stages.closeIntoId)',
    });
  return problems.length > 0 ? missing(...problems) : found({ closedIds: closed, closeIntoId: closeInto });
}

function resolveStages(
  pipeline: TicketPipeline,
  wanted: Mapping['ticket']['stages'],
): Finding<DeliverablesPipeline> {
  const fresh = findStage(pipeline, 'new', wanted.new);
  const inProgress = findStage(pipeline, 'inProgress', wanted.inProgress);
  const pendingApproval = findStage(pipeline, 'pendingApproval', wanted.pendingApproval);
  const closed = findClosedStages(pipeline, wanted);
  if (!fresh.ok || !inProgress.ok || !pendingApproval.ok || !closed.ok)
    return missing(...[fresh, inProgress, pendingApproval, closed].flatMap(problemsOf));
  const open = [fresh.value, inProgress.value, pendingApproval.value];
  if (new Set([...open, ...closed.value.closedIds]).size < open.length + closed.value.closedIds.length)
    return missing({
      what: `Two meanings are mapped to one stage of the ticket pipeline "${pipeline.label}"`,
      fix: 'give New, In Progress, Pending Approval and the closed ones a stage each (mapping.ticket.stages)',
    });
  return found({
    id: pipeline.id,
    newId: fresh.value,
    inProgressId: inProgress.value,
    pendingApprovalId: pendingApproval.value,
    ...closed.value,
  });
}

/** The deliverables pipeline and its stages, as the settings name them, among those there are. */
export function judgePipeline(
  pipelines: readonly TicketPipeline[],
  mapping: Mapping['ticket'],
): Finding<DeliverablesPipeline> {
  const pipeline = pick(pipelines, mapping.pipeline);
  if (pipeline !== undefined) return resolveStages(pipeline, mapping.stages);
  return missing({
    what: `There is no ticket pipeline ${described(mapping.pipeline)} (there are: ${listed(pipelines)})`,
    fix: 'create it or map it in the settings (mapping.ticket.pipeline)',
  });
}

/**
 * Reads the pipelines and finds the deliverables one.
 * @throws AccountError where HubSpot is out of reach
 */
export async function resolvePipeline(
  transport: HubSpotTransport,
  mapping: Mapping['ticket'],
): Promise<Finding<DeliverablesPipeline>> {
  const pipelines = await look('The ticket pipelines', () => readTicketPipelines(transport));
  return pipelines.ok ? judgePipeline(pipelines.value, mapping) : pipelines;
}
