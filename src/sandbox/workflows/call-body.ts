import type { Portal } from '../portal.ts';
import type { Fields } from './action-answer.ts';
import type { ActionDefinition } from './action-definitions.ts';
import type { Execution } from './execution.ts';

const firstDefinitionId = 10_860_211;

interface ActionCall {
  readonly callbackId: string;
  readonly definition: ActionDefinition;
  /** Which of the app's actions it is, counted from 0. */
  readonly position: number;
  readonly object: Execution['object'];
  readonly inputFields: Fields;
}

/** The body of a workflow's call, or without a record of an agent's. */
export function callBody(portal: Portal, call: ActionCall): string {
  const { callbackId, definition, object, inputFields } = call;
  return JSON.stringify({
    callbackId,
    origin: {
      portalId: portal.portalId,
      actionDefinitionId: firstDefinitionId + call.position,
      actionDefinitionVersion: 1,
    },
    ...(object === null
      ? fromAgent
      : { context: fromWorkflow, object: enrolled(portal, definition, object) }),
    inputFields,
  });
}

const fromWorkflow = { source: 'WORKFLOWS', workflowId: 192_814_114 };
const fromAgent = { context: { source: 'AGENTS', agentId: 41, chirpAiContextObject: {} } };

/** The properties sent along are those of this moment; a record that is gone has none. */
function enrolled(
  portal: Portal,
  { properties }: ActionDefinition,
  object: NonNullable<Execution['object']>,
): Fields {
  const type = portal.types.of(object.type);
  const record = portal.records.live(type, object.id);
  const valueOf = (name: string) => (record && portal.records.valueOf(record, name)) ?? null;
  return {
    objectId: Number(object.id),
    objectType: type.custom ? type.id : type.fullyQualifiedName,
    properties: Object.fromEntries(properties.map((name) => [name, valueOf(name)])),
  };
}
