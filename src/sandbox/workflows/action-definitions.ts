import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A custom workflow action as the account knows it from the app's project files. */
export interface ActionDefinition {
  /** The last part of its URL. */
  readonly name: string;
  /** Called below the app's own URL. */
  readonly path: string;
  /** What admins read in the workflow editor. */
  readonly label: string;
  /** Names of its inputs. */
  readonly inputs: readonly string[];
  /** Names of its outputs; whatever else an answer holds does not reach the workflow. */
  readonly outputs: readonly string[];
  /** Properties of the enrolled record that are sent along, by their names in the account. */
  readonly properties: readonly string[];
  readonly rules: readonly ExecutionRule[];
}

/** What the workflow's history shows where an answer meets every condition. */
export interface ExecutionRule {
  readonly message: string;
  /** Accepted values by output field. */
  readonly conditions: Readonly<Record<string, readonly string[]>>;
}

const field = z.object({ typeDefinition: z.object({ name: z.string() }) });
const labels = z.object({
  actionName: z.string(),
  executionRules: z.record(z.string(), z.string()).default({}),
});
const accepted = z.union([z.string().transform((value) => [value]), z.array(z.string())]);
const projectFile = z.object({
  config: z.object({
    actionUrl: z.string(),
    inputFields: z.array(field).default([]),
    outputFields: z.array(field).default([]),
    objectRequestOptions: z.object({ properties: z.array(z.string()).default([]) }).optional(),
    executionRules: z
      .array(z.object({ labelName: z.string(), conditions: z.record(z.string(), accepted) }))
      .default([]),
    labels: z.object({ en: labels }),
  }),
});

const folder = join(import.meta.dirname, '../../hubspot-app/app/workflow-actions');
const appUrl = '${APP_URL}';

/** The actions that are uploaded to HubSpot with the app. */
export function readActionDefinitions(): readonly ActionDefinition[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('-hsmeta.json'));
  return files.sort().map((file) => {
    const raw: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    return definitionOf(projectFile.parse(raw));
  });
}

function definitionOf({ config }: z.output<typeof projectFile>): ActionDefinition {
  const { actionName, executionRules: messages } = config.labels.en;
  const path = config.actionUrl.replace(appUrl, '');
  return {
    name: path.split('/').at(-1) ?? path,
    path,
    label: actionName,
    inputs: config.inputFields.map(({ typeDefinition }) => typeDefinition.name),
    outputs: config.outputFields.map(({ typeDefinition }) => typeDefinition.name),
    properties: config.objectRequestOptions?.properties ?? [],
    rules: config.executionRules.map(({ labelName, conditions }) => ({
      message: messages[labelName] ?? labelName,
      conditions,
    })),
  };
}
