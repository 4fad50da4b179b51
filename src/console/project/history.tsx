/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { Moment } from '../../pages/parts/moment.tsx';
import { Sheet } from '../../pages/parts/sheet.tsx';
import { Table } from '../../pages/parts/table.tsx';
import type { NotedHandoff } from '../../reconcile/ports/handoff-history.ts';
import type { Scene } from '../frame/page.ts';

interface HistoryProps {
  /** The newest first. */
  readonly history: readonly NotedHandoff[];
  readonly scene: Scene;
}

/** What the app decided on this project, each with its reason. */
export function History({ history, scene: { timeZone } }: HistoryProps): VNode {
  return (
    <Sheet id="history" heading="What the app decided, and why">
      <Table
        caption="The latest first"
        rows={history.map((handoff, index) => ({ ...handoff, index }))}
        keyOf={({ index }) => String(index)}
        empty="Nothing has fired yet."
        columns={[
          { heading: 'When', cell: ({ at }) => <Moment at={at} timeZone={timeZone} /> },
          { heading: 'Handoff', namesRow: true, cell: ({ handoff, cycle }) => `${handoff} (cycle ${cycle})` },
          {
            heading: 'Why',
            cell: ({ reason, mode }) => (mode === 'shadow' ? `In shadow mode: ${reason}` : reason),
          },
        ]}
      />
    </Sheet>
  );
}
