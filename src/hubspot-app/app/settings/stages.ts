import type { Choices, Pipeline } from './answer.ts';
import { valueAt, type JsonObject } from './json.ts';

/** The pipeline that the settings mean, by its id or else by its label; null where it is not among the choices. */
export function chosenPipeline(settings: JsonObject, choices: Choices): Pipeline | null {
  const id = valueAt(settings, 'mapping.ticket.pipeline.id');
  const label = valueAt(settings, 'mapping.ticket.pipeline.label');
  const isMeant =
    typeof id === 'string'
      ? (pipeline: Pipeline) => pipeline.id === id
      : (pipeline: Pipeline) => typeof label === 'string' && isSameLabel(pipeline.label, label);
  return choices.pipelines.find(isMeant) ?? null;
}

/** Stage ids are unique in an account, whatever pipeline they are in. */
export function labelOfStage(choices: Choices, id: string): string | null {
  const stages = choices.pipelines.flatMap((pipeline) => pipeline.stages);
  return stages.find((stage) => stage.id === id)?.label ?? null;
}

/** What choosing nothing means for a pipeline or stage that can also be found by its label. */
export function byLabel(settings: JsonObject, path: string): string {
  const label = valueAt(settings, path.replace(/\.id$/, '.label'));
  return typeof label === 'string' ? `By its label “${label}”` : 'By its label';
}

function isSameLabel(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
