import type { ExtensionPointApiActions } from '@hubspot/ui-extensions';
import { useEffect, useRef, useState } from 'react';
import { askForProject, type FetchFromApp } from './ask-for-project.ts';
import { createAsking, firstView, type Asking, type View } from './asking.ts';

export interface StandingSource {
  /** null: the profile of the project does not name the app's address. */
  readonly appUrl: string | null;
  readonly projectId: string;
  readonly fetch: FetchFromApp;
  readonly watchRecord: ExtensionPointApiActions<'crm.record.tab'>['onCrmPropertiesUpdate'];
  /** Milliseconds after a change of the record at which the app has answered to it, as a rule. */
  readonly followUpMs: number;
}

/**
 * Asks where the refresh stands: at the start, when told to, and when somebody changes the record. After such a
 * change it asks once more, because the app needs a moment to act on it. There is no polling.
 */
export function useStanding(source: StandingSource): View & { readonly refresh: () => void } {
  const { appUrl, projectId, fetch, watchRecord, followUpMs } = source;
  const [view, setView] = useState(firstView);
  const asking = useRef<Asking | null>(null);
  const refresh = (): void => asking.current?.ask();

  useEffect(() => {
    const present = createAsking(() => askForProject(fetch, appUrl, projectId), setView);
    asking.current = present;
    present.ask();
    return () => present.stop();
  }, [fetch, appUrl, projectId]);

  const watched = view.answer?.watch.join(',') ?? '';
  useEffect(() => {
    if (watched === '') return;
    let isOver = false;
    let followUp: ReturnType<typeof setTimeout> | undefined;
    watchRecord(watched.split(','), (_properties, error) => {
      if (isOver || error !== undefined) return;
      asking.current?.ask();
      clearTimeout(followUp);
      followUp = setTimeout(() => asking.current?.ask(), followUpMs);
    });
    return () => {
      isOver = true;
      clearTimeout(followUp);
    };
  }, [watched, watchRecord, followUpMs]);

  return { ...view, refresh };
}
