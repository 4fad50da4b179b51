import { Divider, Flex } from '@hubspot/ui-extensions';
import { AdSets } from './AdSets.tsx';
import type { ProjectAnswer } from './answer.ts';
import { dateOf } from './days.ts';
import { LastHandoffs } from './LastHandoffs.tsx';
import { LooseTickets } from './LooseTickets.tsx';
import { MissingThings } from './MissingThings.tsx';
import { NotOnProgramme } from './NotOnProgramme.tsx';
import { Overview } from './Overview.tsx';
import { ShadowHint } from './ShadowHint.tsx';
import { StatusSteps } from './StatusSteps.tsx';

interface StandingProps {
  readonly answer: ProjectAnswer;
  readonly timeZone: string;
}

/** Everything about one project's refresh, what needs somebody first. */
export function Standing({ answer, timeZone }: StandingProps) {
  const { status, refreshDate, adSets, looseTickets, missing, lastHandoffs, mode, readAt } = answer;
  const tickets = [...adSets.flatMap((set) => set.tickets), ...looseTickets];
  if (refreshDate === null && status === 'blank' && tickets.length === 0) return <NotOnProgramme />;
  return (
    <Flex direction="column" gap="medium">
      {mode === 'shadow' && <ShadowHint />}
      <MissingThings missing={missing} tickets={tickets} />
      <StatusSteps status={status} />
      <Overview answer={answer} today={dateOf(readAt, timeZone)} timeZone={timeZone} />
      <Divider />
      <AdSets adSets={adSets} />
      {looseTickets.length > 0 && <LooseTickets tickets={looseTickets} />}
      <LastHandoffs handoffs={lastHandoffs} timeZone={timeZone} />
    </Flex>
  );
}
