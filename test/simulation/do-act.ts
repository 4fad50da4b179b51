import { acts } from './people/acts.ts';
import { nameOf, projectOf, type Town } from './people/town.ts';
import type { PlannedAct } from './plan.ts';
import type { Scene } from './scene.ts';
import type { Server } from './server.ts';

/** Somebody does what is planned, if there is anything to do it to. */
export function doAct(
  scene: Scene,
  { town, servers }: { readonly town: Town; readonly servers: readonly Server[] },
  { act, picks }: PlannedAct,
): void {
  if (act === 'evaluate') {
    evaluate(scene, servers, projectOf(town, picks));
    return;
  }
  const told = acts[act](town, picks);
  if (told === null) return;
  scene.counter.count(`act ${act}`);
  scene.tell(told);
}

function evaluate(
  { counter, tell, dice }: Scene,
  servers: readonly Server[],
  project: ReturnType<typeof projectOf>,
): void {
  const able = servers.filter((server) => server.isUp && !server.isFrozen);
  if (!project || able.length === 0) return;
  counter.count('act evaluate');
  tell(`A workflow has ${nameOf(project)} evaluated`);
  void dice.pick(able).serve(`an evaluation of ${project.id}`, (app) => app.reconcileNow(project.id));
}
