import { blows, databaseIsDown, hubSpotIsDown, noBlow, type Blow } from './blows.ts';
import type { PendingUse } from './pending-uses.ts';
import type { PlannedStrike } from './plan.ts';
import { elapsed, type Scene } from './scene.ts';
import type { Server } from './server.ts';

/** Lets one use of the outside happen, as the plan has it: undisturbed, or struck. */
export function release(scene: Scene, server: Server, use: PendingUse): void {
  const { uses, faults, counter, clock, dice } = scene;
  const strike = faults.strikeOn(use, elapsed(scene));
  scene.trace(`server ${use.server + 1}: ${use.name}${strike ? `: ${strike.strike}` : ''}`);
  if (strike) {
    counter.count(`strike ${strike.strike}`);
    scene.tell(`Server ${use.server + 1}: ${strike.strike} at ${use.name}${forHowLong(strike)}`);
  }
  if (strike?.strike === 'stands still before') {
    scene.standingStill(use);
    server.freeze(strike.forMs);
    return;
  }
  uses.take(use);
  clock.advance(use.kind === 'store' ? dice.below(4) : 20 + dice.below(200));
  if (strike?.strike === 'dies before') {
    server.die(strike.forMs);
    use.end();
    return;
  }
  if (use.isWrite && use.kind !== 'store') scene.writes.push(use.name);
  scene.actor.atWorkSince = server.atWorkSince;
  scene.watchUse(use);
  use.suffer(blowFor(scene, use, strike));
  scene.actor.atWorkSince = null;
  if (strike?.strike === 'stands still after') server.freeze(strike.forMs);
  // Its process is gone before the answer is: what it waits for is already on its way.
  if (strike?.strike === 'dies after') server.die(strike.forMs);
}

function blowFor(scene: Scene, use: PendingUse, strike: PlannedStrike | null): Blow {
  const { faults, mailServer } = scene;
  if (use.kind === 'store' && faults.isNow('database down', elapsed(scene))) return databaseIsDown();
  if (use.kind === 'HubSpot' && faults.isNow('HubSpot down', elapsed(scene))) return hubSpotIsDown();
  if (strike === null) return noBlow;
  if (use.kind === 'mail') {
    if (strike.strike === 'mail server busy') mailServer.takeNext('busy');
    if (strike.strike === 'mail refused') mailServer.takeNext('refused');
    return strike.strike === 'stands still after' ? { isDone: true, isHeld: true } : noBlow;
  }
  return blows[strike.strike]?.() ?? noBlow;
}

function forHowLong({ strike, forMs }: PlannedStrike): string {
  const lasts = strike.startsWith('dies') || strike.startsWith('stands');
  return lasts ? ` for ${Math.round(forMs / 1000)} s` : '';
}
