/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { inWords } from '../../domain/calendar.ts';
import type { CalendarDate } from '../../domain/model.ts';
import { holderNames, statusLabels } from '../../domain/texts/labels.ts';
import { Facts } from '../../pages/parts/facts.tsx';
import { Moment } from '../../pages/parts/moment.tsx';
import { Sheet } from '../../pages/parts/sheet.tsx';
import type { OverviewRow } from '../../reconcile/ports/overview.ts';
import type { Scene } from '../frame/page.ts';
import { Waiting } from '../open-cycles/project-rows.tsx';

/** A project as the latest look left it, where HubSpot cannot be asked. */
export function Remembered({ row, scene }: { readonly row: OverviewRow; readonly scene: Scene }): VNode {
  return (
    <Sheet id="standing" heading="When the app last looked">
      <Facts
        facts={{
          'Looked at': <Moment at={row.lookedAt} timeZone={scene.timeZone} />,
          Client: row.client,
          Status: statusLabels[row.status],
          Cycle: row.cycle,
          'Waits on': [holderNames[row.waitingOn], ...row.people].join(', '),
          For: <Waiting wait={row} now={scene.now} />,
          ...datesOf(row),
        }}
      />
    </Sheet>
  );
}

/** The next dates of a project, by their names. */
export function datesOf({
  kickoffOn,
  submissionOn,
  refreshOn,
}: Pick<OverviewRow, 'kickoffOn' | 'submissionOn' | 'refreshOn'>): Readonly<Record<string, string | null>> {
  const words = (date: CalendarDate | null) => (date === null ? null : inWords(date));
  return {
    'Next kickoff': words(kickoffOn),
    'Next cue to submit': words(submissionOn),
    'Refresh date': words(refreshOn) ?? 'none',
  };
}
