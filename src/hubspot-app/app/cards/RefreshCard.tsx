import {
  Flex,
  LoadingSpinner,
  type ExtensionPointApiActions,
  type ExtensionPointApiContext,
} from '@hubspot/ui-extensions';
import { appUrlIn } from './app-url.ts';
import type { FetchFromApp } from './ask-for-project.ts';
import { Footer } from './Footer.tsx';
import { ProblemState } from './ProblemState.tsx';
import { Standing } from './Standing.tsx';
import { StaleAlert } from './StaleAlert.tsx';
import { useStanding } from './use-standing.ts';

export interface RefreshCardProps {
  readonly context: Pick<ExtensionPointApiContext<'crm.record.tab'>, 'crm' | 'portal' | 'variables'>;
  readonly actions: Pick<ExtensionPointApiActions<'crm.record.tab'>, 'onCrmPropertiesUpdate'>;
  /** `hubspot.fetch`. */
  readonly fetch: FetchFromApp;
  /** Milliseconds after a change of the record at which the card looks once more; 8,000 unless given. */
  readonly followUpMs?: number;
}

/** Where the Creative Refresh of the creative project on view stands. */
export function RefreshCard({ context, actions, fetch, followUpMs = 8000 }: RefreshCardProps) {
  const { timezone: timeZone } = context.portal;
  const { answer, problem, isAsking, refresh } = useStanding({
    appUrl: appUrlIn(context.variables),
    projectId: String(context.crm.objectId),
    fetch,
    watchRecord: actions.onCrmPropertiesUpdate,
    followUpMs,
  });
  if (answer === null) {
    if (problem === null)
      return <LoadingSpinner label="Looking at the refresh" showLabel layout="centered" />;
    return <ProblemState problem={problem} isAsking={isAsking} onRetry={refresh} />;
  }
  return (
    <Flex direction="column" gap="medium">
      {problem && <StaleAlert problem={problem} readAt={answer.readAt} timeZone={timeZone} />}
      <Standing answer={answer} timeZone={timeZone} />
      <Footer readAt={answer.readAt} timeZone={timeZone} isAsking={isAsking} onRefresh={refresh} />
    </Flex>
  );
}
