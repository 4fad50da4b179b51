import { badRequest, invalidProperties, type ValueProblem } from './api-error.ts';
import type { ObjectType, StoredRecord } from './model.ts';
import type { Portal } from './portal.ts';
import { normaliseValue } from './values.ts';

/**
 * Brings given properties into canonical form and fills in what HubSpot presets at creation. Throws HubSpot's 400
 * listing every value it does not take. `current` is absent when the record is being created.
 */
export function checkProperties(
  portal: Portal,
  type: ObjectType,
  given: Readonly<Record<string, string>>,
  current?: StoredRecord,
): Map<string, string> {
  const values = new Map<string, string>(current ? [] : presets(type));
  const problems: ValueProblem[] = [];
  for (const [name, raw] of Object.entries(given)) {
    const definition = type.properties.get(name);
    if (!definition) {
      const message = `Property "${name}" does not exist`;
      problems.push({ name, error: 'PROPERTY_DOESNT_EXIST', message });
    } else if (definition.readOnly) {
      problems.push({ name, error: 'READ_ONLY_VALUE', message: `${name} is a read only property` });
    } else {
      const context = { current: current?.values.get(name), isOwner: portal.owners.has };
      const normalised = normaliseValue(definition, raw, context);
      if ('problem' in normalised) problems.push(normalised.problem);
      else values.set(name, normalised.value);
    }
  }
  if (type.kind === 'ticket') problems.push(...stageProblems(portal, values, current));
  if (problems.length > 0) throw invalidProperties(problems, portal.portalId);
  requireProperties(type, values, current);
  return values;
}

function presets(type: ObjectType): [string, string][] {
  if (type.kind === 'ticket') return [['hs_pipeline', '0']];
  if (type.kind !== 'task') return [];
  return [
    ['hs_task_status', 'NOT_STARTED'],
    ['hs_task_priority', 'NONE'],
    ['hs_task_type', 'TODO'],
  ];
}

function requireProperties(type: ObjectType, values: ReadonlyMap<string, string>, current?: StoredRecord) {
  const missing = type.requiredProperties.filter((name) =>
    current ? values.get(name) === '' : (values.get(name) ?? '') === '',
  );
  if (missing.length === 0) return;
  throw badRequest(`Error creating ${type.fullyQualifiedName}. Some required properties were not set.`, {
    context: { properties: missing },
  });
}

/** A stage has to belong to the pipeline the ticket is in, or is moved to with the same write. */
function stageProblems(
  portal: Portal,
  values: ReadonlyMap<string, string>,
  current?: StoredRecord,
): readonly ValueProblem[] {
  const name = 'hs_pipeline_stage';
  const stage = values.get(name);
  const pipelineId = values.get('hs_pipeline') ?? current?.values.get('hs_pipeline');
  const movedAlone = stage === undefined && values.has('hs_pipeline') && current !== undefined;
  const placed = movedAlone ? current.values.get(name) : stage;
  if (placed === undefined || placed === '') return [];
  const pipeline = portal.pipelines.find(({ id }) => id === pipelineId);
  if (pipeline?.stages.some(({ id }) => id === placed)) return [];
  const message = `${placed} is not a stage of pipeline ${pipelineId ?? ''}`;
  return [{ name, error: 'INVALID_PIPELINE_STAGE_ID', message }];
}
