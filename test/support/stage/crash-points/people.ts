import type { Office } from '../../together-moves.ts';
import type { World } from './world.ts';

/** The record people call so. @throws RangeError where there is none */
export function named({ stage: { hubSpot } }: World, name: string): string {
  const found = (['project', 'ticket', 'task'] as const)
    .flatMap((kind) => hubSpot.account.list(kind))
    .find(({ values }) => [values['name'], values['subject'], values['hs_task_subject']].includes(name));
  if (!found) throw new RangeError(`Nothing is called ${name}`);
  return found.id;
}

/** People who come into the office one after the other, each of whom finds the app done with what was before. */
export const inOffice =
  (...doings: readonly ((office: Office, world: World) => unknown)[]) =>
  (world: World): void => {
    for (const doing of doings) doing(world.stage.hubSpot, world);
  };
