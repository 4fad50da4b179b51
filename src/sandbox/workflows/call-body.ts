import type { Portal } from '../portal.ts';
import type { Fields } from './action-answer.ts';
import type { ActionDefinition } from './action-definitions.ts';
import type { Execution } from './execution.ts';

const firstDefinitionId = 10_860_211;
const workflowId = 192_814_114;

interface ActionCall {
  readonly callbackId: string;
  readonly definition: ActionDefinition;
  /** Which of the app's actions it is, counted from 0. */
  readonly position: number;
  readonly object: Execution['object'];
  readonly inputFields: Fields;
}

/** The body of a workflow's call. The properties sent along are those of this moment; a record that is gone has none. */
export function callBody(portal: Portal, call: ActionCall): string {
  const { callbackId, definition, object, inputFields } = call;
  const type = portal.types.of(object.type);
  const record = portal.records.live(type, object.id);
  const valueOf = (name: string) => (record && portal.records.valueOf(record, name)) ?? null;
  return JSON.stringify({
    callbackId,
    origin: {
      portalId: portal.portalId,
      actionDefinitionId: firstDefinitionId + call.position,
      actionDefinitionVersion: 1,
    },
    context: { source: 'WORKFLOWS', workflowId },
    object: {
      objectId: Number(object.id),
      objectType: type.custom ? type.id : type.fullyQualifiedName,
      properties: Object.fromEntries(definition.properties.map((name) => [name, valueOf(name)])),
    },
    inputFields,
  });
}
