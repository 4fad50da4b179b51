import { createProject } from '../support/together-moves.ts';
import type { Broken } from './broken.ts';
import { doAct } from './do-act.ts';
import type { Promises } from './promises.ts';
import { elapsed, type Scene } from './scene.ts';
import { openServer } from './server.ts';
import { settle } from './settle.ts';
import { tallyEnd } from './tally-end.ts';
import { drained, openTurner } from './turner.ts';
import { inDays, type Town } from './people/town.ts';

const names = ['Harbor', 'Pine', 'Quay'];

/** Plays everything that is planned, then lets all come to rest and looks at what is left. */
export async function playStory(scene: Scene, promises: Promises, broken: readonly Broken[]): Promise<void> {
  const { plan, agenda, beganAt, faults, hubSpot, clock } = scene;
  const town: Town = { hubSpot, clock, bin: [] };
  let isStory = true;
  const servers = Array.from({ length: plan.servers }, (_, number) =>
    openServer(scene, number, { sweeps: () => isStory }),
  );
  const turner = openTurner(scene, servers, { watch: promises.watch, isOver: () => broken.length > 0 });
  for (const name of names.slice(0, plan.projects)) {
    createProject(hubSpot, { name, creative_refresh_date: inDays(town, scene.dice.below(20)) });
  }
  for (const server of servers) server.start();
  for (const event of plan.events) {
    agenda.add(beganAt + event.at, () => {
      if (event.kind === 'act') doAct(scene, { town, servers }, event);
      if (event.kind !== 'weather') return;
      scene.counter.count(`weather ${event.weather}`);
      scene.tell(`For the next ${Math.round(event.forMs / 1000)} s: ${event.weather}`);
    });
  }
  try {
    await turner.runUntil(beganAt + (plan.events.at(-1)?.at ?? 0));
    isStory = false;
    faults.end();
    scene.tell('From here on nothing goes wrong, and people do nothing');
    for (const server of servers) server.recover();
    if (await settle(scene, servers, turner)) await promises.checkEnd();
    await tallyEnd(scene);
    scene.counter.count('days', Math.round(elapsed(scene) / 86_400_000));
  } finally {
    for (const server of servers) server.stop();
    await drained();
  }
}
