import type { RecordKind } from '../../src/reconcile/ports/work-queue.ts';
import type { StageAccount } from '../support/stage/stage-account.ts';
import type { Closing, Scene } from './scene.ts';

/** Notes which records there ever were, and which cycles the app closed, from now on. */
export function takeNotes(hubSpot: StageAccount): Pick<Scene, 'records' | 'closings'> {
  const records = new Map<string, RecordKind>();
  const closings: Closing[] = [];
  hubSpot.onChange((change) => {
    if (!('record' in change)) return;
    const { id, type } = change.record;
    if (type.kind === 'project' || type.kind === 'ticket' || type.kind === 'task') records.set(id, type.kind);
    if (change.kind !== 'property' || change.author.changeSource !== 'INTEGRATION') return;
    if (change.definition.name !== 'creative_refresh_last_implemented_at') return;
    const { values } = change.record;
    // The same write opens the next cycle; by then all of it is there.
    queueMicrotask(() =>
      closings.push({ projectId: id, cycle: Number(values.get('creative_refresh_cycle')) - 1 }),
    );
  });
  return { records, closings };
}
