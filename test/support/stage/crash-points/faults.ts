import type { FakeClock } from '../../fakes/fake-clock.ts';
import type { Whim } from '../mail-server.ts';
import type { Seam } from '../seam.ts';
import { exchangeBadly } from './exchange-badly.ts';
import { useOfHubSpot, useOfStore, type Use, type Way } from './ways.ts';

/** The process is gone: neither this call nor any later one of it comes back. */
export class ProcessDied extends Error {
  override readonly name = 'ProcessDied';
}

/** The database did not do it, or did and could not say so. */
export class StoreRejected extends Error {
  override readonly name = 'StoreRejected';
}

/** What goes wrong at the so-many-th use (from 0) since `begin`. */
export interface Point {
  readonly at: number;
  readonly way: Way;
}

/** One life of the app: its seam, and whether it has ended. */
export interface LifeSeam {
  readonly seam: Seam;
  readonly hasDied: () => boolean;
}

/** Everything that goes wrong in one run, over all lives of the app. */
export interface Faults {
  /** From now on uses are counted, and the point, if any, is waited for. */
  readonly begin: (point: Point | null) => void;
  /** The uses since then. */
  readonly uses: readonly Use[];
  readonly newLife: () => LifeSeam;
  /** What the mail server makes of the email it is being given. */
  readonly whim: () => Whim | null;
}

const oneUseMs = 1;

/** Each use takes a moment of `clock`. */
export function createFaults(clock: FakeClock): Faults {
  const uses: Use[] = [];
  let point: Point | null = null;
  let isCounting = false;
  let whim: Whim | null = null;

  /** What is to go wrong with this use; null: nothing. */
  const meet = (use: Use): Way | null => {
    clock.advance(oneUseMs);
    if (!isCounting) return null;
    uses.push(use);
    return uses.length - 1 === point?.at ? point.way : null;
  };
  const newLife = (): LifeSeam => {
    let isDead = false;
    const live = () => {
      if (isDead) throw new ProcessDied();
    };
    const die = (): never => {
      isDead = true;
      throw new ProcessDied();
    };
    const seam: Seam = {
      async use(name, carryOut, given = []) {
        live();
        const way = meet(useOfStore(name, given));
        if (way === 'dies before') die();
        if (way === 'the store rejects') throw new StoreRejected();
        whim = way === 'later' || way === 'refused' || way === 'taken, but no answer' ? way : null;
        const answer = await carryOut();
        // Another use of the same life may have been its last meanwhile.
        live();
        if (way === 'dies after') die();
        if (way === 'the store rejects after commit') throw new StoreRejected();
        return answer;
      },
      async exchange(request, carryOut) {
        live();
        const way = meet(useOfHubSpot(request));
        if (way === 'dies before') die();
        const answer = await exchangeBadly(way, carryOut, clock);
        live();
        if (way === 'dies after') die();
        return answer;
      },
    };
    return { seam, hasDied: () => isDead };
  };
  return {
    uses,
    begin: (next) => {
      uses.length = 0;
      isCounting = true;
      point = next;
    },
    newLife,
    whim: () => whim,
  };
}
