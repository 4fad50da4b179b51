import type { StoredRecord } from './model.ts';
import { enteredStageProperty } from './property-definitions.ts';

/** The values HubSpot calculates itself from a change: when a task was completed, when a stage was entered. */
export function derivedValues(
  record: StoredRecord,
  changed: ReadonlyMap<string, string>,
  at: number,
): readonly (readonly [string, string])[] {
  const moment = new Date(at).toISOString();
  const taskStatus = changed.get('hs_task_status');
  if (record.type.kind === 'task' && taskStatus !== undefined) {
    const completed = taskStatus === 'COMPLETED';
    return [
      ['hs_task_is_completed', String(completed)],
      ['hs_task_completion_date', completed ? moment : ''],
    ];
  }
  const stage = changed.get('hs_pipeline_stage');
  if (record.type.kind === 'ticket' && stage !== undefined) return [[enteredStageProperty(stage), moment]];
  return [];
}
