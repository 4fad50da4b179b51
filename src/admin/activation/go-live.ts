import { priorities } from '../../reconcile/ports/work-queue.ts';
import type { AdminSurroundings } from '../operation.ts';
import { saveSettings } from '../settings/save-settings.ts';
import { newestSettings } from '../settings/stored-settings.ts';

/**
 * Switches the settings to live and finishes the activation, in this order: cut short in between, the next run
 * finishes it. Marks the projects, so that what is to fire does so before the next sweep.
 * @throws OperationRefused where somebody saves settings in the same moment: run it again
 */
export async function goLive(
  surroundings: AdminSurroundings,
  activation: { readonly number: number; readonly startedBy: string },
  projectIds: readonly string[],
): Promise<void> {
  const { store, clock } = surroundings;
  const { version, settings } = await newestSettings(store.settings);
  await saveSettings(surroundings, {
    document: { ...settings, mode: 'live' },
    basedOn: version,
    savedBy: activation.startedBy,
  });
  await store.activations.finish(activation.number, clock.now());
  const dueAt = clock.now();
  await store.queue.mark(
    projectIds.map((id) => ({ kind: 'project', id, priority: priorities.sweep, dueAt })),
  );
}
