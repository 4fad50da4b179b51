import { DescriptionList, DescriptionListItem } from '@hubspot/ui-extensions';
import type { ProjectAnswer } from './answer.ts';
import { cadenceInWords, dayInWords, holderInWords, waitInWords, whenInWords } from './overview.ts';

interface OverviewProps {
  readonly answer: ProjectAnswer;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly timeZone: string;
}

/** Who holds the ball, and what comes next. */
export function Overview({ answer, today, timeZone }: OverviewProps) {
  const { next, refreshDate, cadence, cycle } = answer;
  const items: readonly (readonly [string, string | null])[] = [
    ['Waiting on', holderInWords(answer)],
    ['Waiting', waitInWords(answer, today, timeZone)],
    ['Next', next.what],
    ['When', whenInWords(next, today)],
    ['Creative Refresh Date', refreshDate === null ? 'Not set' : dayInWords(refreshDate, today)],
    ['Cadence', cadenceInWords(cadence)],
    ['Cycle', String(cycle)],
  ];
  return (
    <DescriptionList direction="row">
      {items.map(([label, value]) =>
        value === null ? null : (
          <DescriptionListItem key={label} label={label}>
            {value}
          </DescriptionListItem>
        ),
      )}
    </DescriptionList>
  );
}
