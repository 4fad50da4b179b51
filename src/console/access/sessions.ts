import { randomUUID } from 'node:crypto';
import type { Clock } from '../../reconcile/ports/clock.ts';
import type { Seal } from './seal.ts';

/** Somebody who was let in. */
export interface Session {
  readonly id: string;
  /** Every form of a page carries it; a page of another site cannot know it. */
  readonly formToken: string;
}

/** Who was let in, and until when. Nothing is kept but what was signed out of. */
export interface Sessions {
  /** `kept`: what the browser is to keep. */
  open(): Promise<{ readonly kept: string; readonly session: Session }>;
  /** null: nobody was let in with this, or no longer. */
  of(kept: string): Promise<Session | null>;
  holdsFormToken(session: Session, sent: string): Promise<boolean>;
  /** This server lets nobody in with it again. Not promised of other servers on the same database. */
  close(session: Session): void;
}

/** A working day and a half; whoever comes back the next morning signs in anew. */
export const sessionHours = 12;
const lastsMs = sessionHours * 60 * 60_000;

const form = /^([0-9a-f-]{36})\.(\d{1,16})\.([\w-]{20,100})$/;

/** What the browser keeps says itself until when it holds, under the seal. */
export function createSessions(seal: Seal, clock: Clock): Sessions {
  const closed = new Map<string, number>();
  const forgetOld = () => {
    for (const [id, until] of closed) if (until <= clock.now()) closed.delete(id);
  };
  const sessionOf = async (id: string) => ({ id, formToken: await seal.mark(`form ${id}`) });
  return {
    open: async () => {
      const id = randomUUID();
      const text = `${id}.${clock.now() + lastsMs}`;
      return { kept: `${text}.${await seal.mark(`session ${text}`)}`, session: await sessionOf(id) };
    },
    of: async (kept) => {
      const [, id, until, mark] = form.exec(kept) ?? [];
      if (id === undefined || until === undefined || mark === undefined) return null;
      if (!(await seal.matches(`session ${id}.${until}`, mark))) return null;
      if (Number(until) <= clock.now() || closed.has(id)) return null;
      return sessionOf(id);
    },
    holdsFormToken: ({ id }, sent) => seal.matches(`form ${id}`, sent),
    close: ({ id }) => {
      forgetOld();
      closed.set(id, clock.now() + lastsMs);
    },
  };
}
