import type { Mapping } from '../../settings/mapping-schema.ts';
import type { TicketPipeline } from '../reading/read-pipelines.ts';
import { pick } from '../start-up/resolve-pipeline.ts';
import type { PlannedLine } from './plan.ts';

type Stages = Mapping['ticket']['stages'];

const part = 'Ticket pipeline';
const openStages = ['new', 'inProgress', 'pendingApproval'] as const;
const closedLabel = 'Closed';

const blocked = (what: string, detail: string): PlannedLine => ({
  part,
  action: 'in the way',
  what,
  detail,
  step: null,
});
const inPlace = (what: string): PlannedLine => ({ part, action: 'in place', what, detail: null, step: null });

/** What becomes of the deliverables pipeline and its stages. */
export function planPipeline(
  { pipeline: wanted, stages }: Mapping['ticket'],
  existing: readonly TicketPipeline[],
): readonly PlannedLine[] {
  const pipeline = pick(existing, wanted);
  if (pipeline !== undefined)
    return [inPlace(`pipeline "${pipeline.label}"`), ...planStages(pipeline, stages)];
  if (wanted.id !== null)
    return [
      blocked(
        `pipeline with the id ${wanted.id}`,
        'it is not there: correct or empty mapping.ticket.pipeline.id',
      ),
    ];
  const named = idsNamed(stages);
  if (named.length > 0)
    return [
      blocked(
        `pipeline "${wanted.label}"`,
        `it is not there, but the settings name stages of it by id (${named.join(', ')}): empty those, or name another pipeline (mapping.ticket.pipeline)`,
      ),
    ];
  return [planWholePipeline(wanted.label, stages)];
}

function idsNamed({ closedIds, closeIntoId, ...stages }: Stages): readonly string[] {
  const ids = [...openStages.map((key) => stages[key].id), ...closedIds, closeIntoId];
  return ids.filter((id) => id !== null);
}

function planWholePipeline(label: string, stages: Stages): PlannedLine {
  const created = [
    ...openStages.map((key) => ({ label: stages[key].label, isClosed: false })),
    { label: closedLabel, isClosed: true },
  ];
  return {
    part,
    action: 'create',
    what: `pipeline "${label}"`,
    detail: `with the stages ${created.map((stage) => `"${stage.label}"`).join(', ')}`,
    step: { kind: 'pipeline', label, stages: created },
  };
}

function planStages(pipeline: TicketPipeline, wanted: Stages): readonly PlannedLine[] {
  let place = 0;
  const taken = new Set<string>();
  const lines = openStages.map((key): PlannedLine => {
    const { id, label } = wanted[key];
    const setting = `mapping.ticket.stages.${key}`;
    const stage = pick(pipeline.stages, wanted[key]);
    if (stage === undefined && id !== null)
      return blocked(`stage with the id ${id}`, `it is not in the pipeline: correct or empty ${setting}.id`);
    if (stage === undefined) return planStage(pipeline, { label, isClosed: false }, place++);
    place = pipeline.stages.indexOf(stage) + 1;
    if (taken.has(stage.id) || wanted.closedIds.includes(stage.id))
      return blocked(
        `stage "${stage.label}"`,
        `two meanings are mapped to it: give each its own (${setting})`,
      );
    if (stage.isClosed && wanted.closedIds.length === 0)
      return blocked(
        `stage "${stage.label}"`,
        `its ticket state is Closed, but tickets are worked on in it: make it Open in HubSpot, or map another (${setting})`,
      );
    taken.add(stage.id);
    return inPlace(`stage "${stage.label}"`);
  });
  return [...lines, ...planClosedStages(pipeline, wanted)];
}

function planClosedStages(
  pipeline: TicketPipeline,
  { closedIds, closeIntoId }: Stages,
): readonly PlannedLine[] {
  const lost = closedIds.filter((id) => !pipeline.stages.some((stage) => stage.id === id));
  if (lost.length > 0)
    return lost.map((id) =>
      blocked(
        `stage with the id ${id}`,
        'it is not in the pipeline: take it out of mapping.ticket.stages.closedIds',
      ),
    );
  const closed = pipeline.stages.filter(({ id, isClosed }) =>
    closedIds.length > 0 ? closedIds.includes(id) : isClosed,
  );
  if (closeIntoId !== null && !closed.some(({ id }) => id === closeIntoId))
    return [
      blocked(
        `stage with the id ${closeIntoId}`,
        'it is none of the closed stages: correct or empty mapping.ticket.stages.closeIntoId',
      ),
    ];
  if (closed.length > 0) return closed.map(({ label }) => inPlace(`closed stage "${label}"`));
  if (pick(pipeline.stages, { id: null, label: closedLabel }) !== undefined)
    return [
      blocked(
        `stage "${closedLabel}"`,
        'its ticket state is Open: make it Closed in HubSpot, or name the closed stages (mapping.ticket.stages.closedIds)',
      ),
    ];
  return [planStage(pipeline, { label: closedLabel, isClosed: true }, pipeline.stages.length)];
}

function planStage(
  { id, label }: TicketPipeline,
  stage: { readonly label: string; readonly isClosed: boolean },
  displayOrder: number,
): PlannedLine {
  return {
    part,
    action: 'create',
    what: `${stage.isClosed ? 'closed stage' : 'stage'} "${stage.label}"`,
    detail: `in the pipeline "${label}"`,
    step: { kind: 'stage', pipelineId: id, stage, displayOrder },
  };
}
