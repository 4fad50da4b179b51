import { useDebounce } from '@hubspot/ui-extensions';
import { useEffect, useMemo, useState } from 'react';
import type { Preview, Problem, TrialAnswer } from './answer.ts';
import { settingsOf } from './draft.ts';
import type { Failure } from './failure.ts';
import { unsavedChanges, type FormState } from './form-state.ts';
import { localProblems } from './local-problems.ts';
import type { Outcome, SettingsClient } from './settings-client.ts';

/** What the server thinks of the draft. */
export interface Trial {
  /** While a newer draft is being checked, those of the draft before. */
  readonly problems: readonly Problem[];
  /** null: there are problems, so nothing can be counted. */
  readonly preview: Preview | null;
  readonly isPending: boolean;
  /** Why the draft could not be checked; null where it was. */
  readonly failure: Failure | null;
  readonly tryAgain: () => void;
}

interface Checked {
  readonly question: string;
  /** Of the form when it was asked: what was thought of a discarded draft says nothing about the next one. */
  readonly edition: number;
  readonly outcome: Outcome<TrialAnswer>;
}

/**
 * Has the server check the draft once nobody has changed it for `delayMs`. An answer to an older draft is dropped,
 * however late it comes. Nothing is asked while the page itself sees a problem, or while nothing differs from what
 * was loaded.
 */
export function useTrial(
  client: SettingsClient,
  state: FormState,
  previewDate: string | null,
  delayMs: number,
): Trial {
  const { base, draft, edition } = state;
  const settings = useMemo(() => settingsOf(draft), [draft]);
  const local = useMemo(() => localProblems(draft), [draft]);
  const question = JSON.stringify([base.version, settings, previewDate]);
  const settled = useDebounce(question, delayMs);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [tries, setTries] = useState(0);

  const isAsked = local.length === 0 && (previewDate !== null || unsavedChanges(state).length > 0);
  useEffect(() => {
    if (!isAsked || settled !== question) return undefined;
    let isNewest = true;
    void client.check(base.version, settings, previewDate).then((outcome) => {
      if (isNewest) setChecked({ question, edition, outcome });
    });
    return () => {
      isNewest = false;
    };
  }, [client, base.version, settings, previewDate, question, edition, settled, isAsked, tries]);

  const tryAgain = () => {
    setChecked(null);
    setTries((before) => before + 1);
  };
  if (local.length > 0) return { problems: local, preview: null, isPending: false, failure: null, tryAgain };
  if (!isAsked) return { problems: [], preview: base.preview, isPending: false, failure: null, tryAgain };
  return {
    ...verdictOf(checked?.edition === edition ? checked.outcome : null, base.preview),
    isPending: checked?.question !== question,
    tryAgain,
  };
}

function verdictOf(
  outcome: Outcome<TrialAnswer> | null,
  preview: Preview,
): Pick<Trial, 'problems' | 'preview' | 'failure'> {
  if (outcome === null) return { problems: [], preview, failure: null };
  if (outcome.kind === 'answered') return { ...outcome.answer, failure: null };
  if (outcome.kind === 'refused' && outcome.problems.length > 0)
    return { problems: outcome.problems, preview: null, failure: null };
  return { problems: [], preview: null, failure: outcome };
}
