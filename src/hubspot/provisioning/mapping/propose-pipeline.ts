import type { Mapping } from '../../../settings/mapping-schema.ts';
import type { TicketPipeline } from '../../reading/read-pipelines.ts';
import { pick } from '../../start-up/resolve-pipeline.ts';
import { matchUp } from './match-up.ts';
import { nothingProposed, together, type MappingProposals } from './proposals.ts';

const openStages = ['new', 'inProgress', 'pendingApproval'] as const;
/** HubSpot's own pipeline, which every account has. */
const supportPipelineId = '0';
const setting = 'mapping.ticket.pipeline.id';

/**
 * The deliverables pipeline and its stages, where they are there under other labels: by label; else the only
 * pipeline besides HubSpot's own whose stages fit, and in it the stages by their places, where there are as many
 * open ones as the process has.
 */
export function proposePipeline(
  mapping: Mapping['ticket'],
  pipelines: readonly TicketPipeline[],
): MappingProposals {
  const there = pick(pipelines, mapping.pipeline);
  if (there !== undefined) return proposeStages(mapping.stages, there);
  const { label } = mapping.pipeline;
  const named = pipelines.map((pipeline) => ({ pipeline, names: [pipeline.label] }));
  const { matched, ambiguous } = matchUp([{ names: [label] }], named);
  const [byLabel] = matched.values();
  if (byLabel) return proposeWhole(label, byLabel.pipeline, mapping.stages);
  const [alike] = ambiguous.values();
  const candidates = alike?.map(({ pipeline }) => pipeline) ?? pipelines.filter(couldBeIt);
  const [only, ...others] = candidates;
  if (only === undefined) return nothingProposed;
  if (others.length === 0) return proposeWhole(label, only, mapping.stages);
  return { proposals: [], ambiguous: [{ setting, meaning: label, candidates: candidates.map(inWords) }] };
}

const stageSetting = (key: (typeof openStages)[number]) => `mapping.ticket.stages.${key}.id`;

const inWords = ({ id, label }: { readonly id: string; readonly label: string }) => `${id} ("${label}")`;

const openOf = ({ stages }: TicketPipeline) => stages.filter(({ isClosed }) => !isClosed);

const couldBeIt = (pipeline: TicketPipeline) =>
  pipeline.id !== supportPipelineId &&
  openOf(pipeline).length === openStages.length &&
  pipeline.stages.some(({ isClosed }) => isClosed);

function proposeWhole(
  label: string,
  pipeline: TicketPipeline,
  stages: Mapping['ticket']['stages'],
): MappingProposals {
  const because = `the pipeline ${label} is "${pipeline.label}"`;
  return together(
    { proposals: [{ setting, value: pipeline.id, because }], ambiguous: [] },
    proposeStages(stages, pipeline),
  );
}

function proposeStages(wanted: Mapping['ticket']['stages'], pipeline: TicketPipeline): MappingProposals {
  const inPlace = openStages.flatMap((key) => pick(pipeline.stages, wanted[key])?.id ?? []);
  const lacking = openStages
    .filter((key) => pick(pipeline.stages, wanted[key]) === undefined)
    .map((key) => ({ key, names: [wanted[key].label] }));
  const free = openOf(pipeline)
    .filter(({ id }) => !inPlace.includes(id))
    .map((stage) => ({ stage, names: [stage.label] }));
  const { matched, ambiguous } = matchUp(lacking, free);
  const propose = (
    key: (typeof openStages)[number],
    stage: TicketPipeline['stages'][number],
    how: string,
  ) => ({
    setting: stageSetting(key),
    value: stage.id,
    because: `the stage ${wanted[key].label} is "${stage.label}"${how}`,
  });
  const taken = new Set([...matched.values()].map(({ stage }) => stage.id));
  const byPlace = lacking.flatMap((each) => {
    const stage = openOf(pipeline)[openStages.indexOf(each.key)];
    const isFree = free.some((other) => other.stage === stage) && stage !== undefined && !taken.has(stage.id);
    if (matched.has(each) || !isFree || !couldBeIt(pipeline)) return [];
    return [propose(each.key, stage, ', by its place')];
  });
  const settled = new Set(byPlace.map(({ setting: field }) => field));
  return {
    proposals: [...[...matched].map(([{ key }, { stage }]) => propose(key, stage, '')), ...byPlace],
    ambiguous: [...ambiguous]
      .map(([{ key }, candidates]) => ({
        setting: stageSetting(key),
        meaning: wanted[key].label,
        candidates: candidates.map(({ stage }) => inWords(stage)),
      }))
      .filter(({ setting: field }) => !settled.has(field)),
  };
}
