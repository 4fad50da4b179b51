import { useEffect, useState } from 'react';
import type { SettingsAnswer } from './answer.ts';
import type { Outcome, SettingsClient } from './settings-client.ts';

/** The settings as the server has them now; null while they are on their way. */
export function useLoadedSettings(client: SettingsClient): {
  readonly outcome: Outcome<SettingsAnswer> | null;
  readonly tryAgain: () => void;
} {
  const [outcome, setOutcome] = useState<Outcome<SettingsAnswer> | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isNewest = true;
    void client.read().then((answered) => {
      if (isNewest) setOutcome(answered);
    });
    return () => {
      isNewest = false;
    };
  }, [client, tries]);
  return {
    outcome,
    tryAgain: () => {
      setOutcome(null);
      setTries((before) => before + 1);
    },
  };
}
