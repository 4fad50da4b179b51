import { setTimeout as wait } from 'node:timers/promises';
import { addDays } from '../../../domain/calendar.ts';
import { takePicture } from '../../demo/picture.ts';
import { requestedCycle } from '../../demo/story.ts';
import type { Stage } from '../../demo/stage.ts';
import type { Playground } from '../playground.ts';

/** How far a played cycle is. */
export interface Playing {
  readonly projectId: string;
  /** Oldest first. */
  readonly done: readonly string[];
  /** What comes next; null: it is under way, or all is done. */
  readonly upcoming: string | null;
  readonly state: 'paused' | 'playing' | 'over';
  /** Why it could not go on. */
  readonly stuck: string | null;
}

/** Plays a whole cycle, step by step, on a project of its own. */
export interface Player {
  /** null: nothing has been played yet. */
  playing(): Playing | null;
  /** Begins a new one, paused before its first step. Nothing happens while one is being played. */
  begin(): Promise<void>;
  /** Does the next step; resolves when the one after it stands ready. */
  next(): Promise<void>;
  /** Goes on by itself, with pauses. */
  play(): void;
  pause(): void;
  /** Ends whatever is being played. */
  close(): void;
}

interface Gate {
  open(): void;
}

const daysToRefresh = 17;

/** `paceMs`: real milliseconds between two steps that follow by themselves. */
export function createPlayer(playground: Playground, paceMs: number): Player {
  const { together, people, news } = playground;
  const { account } = together.sandbox;
  const closing = new AbortController();
  let playing: Playing | null = null;
  let isBeginning = false;
  let gate: Gate | null = null;
  let whenReady: (() => void)[] = [];

  const change = (changes: Partial<Playing>) => {
    if (playing === null) return;
    playing = { ...playing, ...changes };
    news.announce();
  };
  const ready = () => {
    const told = whenReady;
    whenReady = [];
    for (const tell of told) tell();
  };
  /** Resolves when the step may be done. */
  const myTurn = async (step: string): Promise<void> => {
    const opened = new Promise<void>((resolve) => {
      gate = { open: resolve };
    });
    change({ upcoming: step });
    ready();
    if (playing?.state === 'playing') void openAfterPause();
    await opened;
    closing.signal.throwIfAborted();
    gate = null;
    change({ upcoming: null });
  };
  const openAfterPause = async (): Promise<void> => {
    const mine = gate;
    await wait(paceMs, null, { signal: closing.signal, ref: false }).catch(() => null);
    if (gate === mine && playing?.state === 'playing') mine?.open();
  };
  const done = (step: string) => change({ done: [...(playing?.done ?? []), step] });

  const stageFor = (projectId: string): Stage => {
    let actor = account;
    return {
      get account() {
        return actor;
      },
      cast: { people },
      projectId,
      today: () => playground.today(),
      picture: () => takePicture(account, projectId),
      heading: () => undefined,
      act: async (who, what, doing) => {
        const step = `${who} ${what}`;
        await myTurn(step);
        actor = account.as({ changeSource: 'CRM_UI', sourceId: who });
        await playground.act(doing);
        done(step);
      },
      daysPass: async (days) => {
        const step = days === 1 ? 'A day passes' : `${days} days pass`;
        await myTurn(step);
        await playground.letDaysPass(days);
        done(step);
      },
    };
  };
  const createOwnProject = async (): Promise<string> => {
    let projectId = '';
    await playground.act(() => {
      const [company] = account.list('company');
      projectId = playground.account('am').create(
        'project',
        {
          name: 'Harbor & Pine – Played by itself',
          hubspot_owner_id: people.accountManager,
          sas_owner_id: people.sas,
          creative_refresh_date: addDays(playground.today(), daysToRefresh),
        },
        company === undefined ? [] : [company.id],
      );
    });
    return projectId;
  };
  const run = async (projectId: string): Promise<void> => {
    try {
      await requestedCycle(stageFor(projectId));
      change({ state: 'over' });
    } catch (error) {
      if (!closing.signal.aborted)
        change({ state: 'over', stuck: error instanceof Error ? error.message : String(error) });
    }
    ready();
  };

  return {
    playing: () => playing,
    begin: async () => {
      if (isBeginning || (playing !== null && playing.state !== 'over')) return;
      isBeginning = true;
      const projectId = await createOwnProject().finally(() => (isBeginning = false));
      playing = { projectId, done: [], upcoming: null, state: 'paused', stuck: null };
      const isReady = new Promise<void>((resolve) => whenReady.push(resolve));
      void run(projectId);
      await isReady;
    },
    next: async () => {
      if (gate === null || playing?.state === 'over') return;
      change({ state: 'paused' });
      const isReady = new Promise<void>((resolve) => whenReady.push(resolve));
      gate.open();
      await isReady;
    },
    play: () => {
      if (playing === null || playing.state === 'over') return;
      change({ state: 'playing' });
      gate?.open();
    },
    pause: () => {
      if (playing?.state === 'playing') change({ state: 'paused' });
    },
    close: () => {
      closing.abort();
      gate?.open();
      ready();
    },
  };
}
