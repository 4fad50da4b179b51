import { useRef, useState, type Dispatch } from 'react';
import type { SettingsAnswer } from './answer.ts';
import { settingsOf } from './draft.ts';
import type { Conflict, Failure } from './failure.ts';
import type { FormAction, FormState } from './form-state.ts';
import { differences, type JsonObject } from './json.ts';
import type { Outcome, SettingsClient } from './settings-client.ts';

export type Saving =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly sent: JsonObject }
  /** `newest` is null while it is being read. */
  | {
      readonly kind: 'conflict';
      readonly conflict: Conflict;
      readonly newest: Outcome<SettingsAnswer> | null;
    };

export interface Save {
  readonly saving: Saving;
  /** Sends the draft; a second call before the answer is there does nothing. */
  readonly save: () => void;
  /** Reads the newest settings again, after a conflict. */
  readonly readNewest: (conflict: Conflict) => void;
  readonly settle: () => void;
}

/**
 * Saves the draft on top of what it was based on. Where somebody else was quicker the newest settings are read, to
 * be shown beside the draft. If they turn out to be the draft, it was our own saving whose answer got lost.
 */
export function useSave(client: SettingsClient, state: FormState, change: Dispatch<FormAction>): Save {
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' });
  const isBusy = useRef(false);

  const once = async (work: () => Promise<void>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      await work();
    } finally {
      isBusy.current = false;
    }
  };

  const finish = (answer: SettingsAnswer, sent: JsonObject) => {
    change({ type: 'saved', answer, sent });
    setSaving({ kind: 'saved' });
  };

  const compare = async (conflict: Conflict, sent: JsonObject) => {
    setSaving({ kind: 'conflict', conflict, newest: null });
    const newest = await client.read();
    if (newest.kind === 'answered' && differences(newest.answer.settings, sent).length === 0)
      finish(newest.answer, sent);
    else setSaving({ kind: 'conflict', conflict, newest });
  };

  const send = async () => {
    setSaving({ kind: 'saving' });
    const sent = settingsOf(state.draft);
    const outcome = await client.save(state.base.version, sent);
    if (outcome.kind === 'answered') finish(outcome.answer, sent);
    else if (outcome.kind === 'conflict') await compare(outcome, sent);
    else setSaving({ kind: 'failed', failure: outcome, sent });
  };

  return {
    saving,
    save: () => void once(send),
    readNewest: (conflict) => void once(() => compare(conflict, settingsOf(state.draft))),
    settle: () => setSaving({ kind: 'idle' }),
  };
}
