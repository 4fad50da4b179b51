/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { inWords } from '../../domain/calendar.ts';
import { holderNames, statusLabels } from '../../domain/texts/labels.ts';
import { Badge } from '../../pages/parts/badge.tsx';
import { Table } from '../../pages/parts/table.tsx';
import type { OverviewRow } from '../../reconcile/ports/overview.ts';
import type { Scene } from '../frame/page.ts';
import { ProjectLink } from '../frame/project-link.tsx';
import { count, howLong } from '../words/durations.ts';
import { waitsFor } from '../words/handoffs.ts';

interface ProjectRowsProps {
  readonly caption: string;
  readonly rows: readonly OverviewRow[];
  readonly scene: Scene;
  readonly empty: string;
}

/** Projects in lines: whom each waits on, for how long, and what comes next. */
export function ProjectRows({ caption, rows, scene, empty }: ProjectRowsProps): VNode {
  return (
    <Table
      {...{ caption, rows, empty }}
      keyOf={({ projectId }) => projectId}
      columns={[
        { heading: 'Project', namesRow: true, cell: (row) => <NameOfRow row={row} /> },
        { heading: 'Waits on', cell: (row) => <Holder row={row} /> },
        { heading: 'For', cell: (row) => <Waiting wait={row} now={scene.now} /> },
        { heading: 'Status', cell: (row) => <Status row={row} /> },
        { heading: 'Next', cell: whatComesNext },
      ]}
    />
  );
}

function NameOfRow({ row: { projectId, name, client } }: { readonly row: OverviewRow }): VNode {
  return (
    <>
      <ProjectLink projectId={projectId} name={name} />
      {client !== null && <span class="under">{client}</span>}
    </>
  );
}

function Holder({ row: { waitingOn, people, handoff } }: { readonly row: OverviewRow }): VNode {
  return (
    <>
      {people.length === 0 ? holderNames[waitingOn] : people.join(', ')}
      <span class="under">
        {[
          ...(people.length === 0 ? [] : [holderNames[waitingOn]]),
          ...(handoff === null ? [] : [waitsFor[handoff]]),
        ].join(': ')}
      </span>
    </>
  );
}

export type ShownWait = Pick<OverviewRow, 'waitingSince' | 'stallsAt' | 'limit' | 'deadLetters'>;

/** How long it has waited, and whether that is too long. `now`: epoch ms. */
export function Waiting({ wait, now }: { readonly wait: ShownWait; readonly now: number }): VNode {
  const { waitingSince, stallsAt, limit, deadLetters } = wait;
  const overdueMs = stallsAt === null ? -1 : now - stallsAt;
  return (
    <>
      {waitingSince === null ? '–' : howLong(now - waitingSince)}
      {overdueMs >= 0 && (
        <span class="under">
          <Badge tone="bad">Stalled</Badge> {howLong(overdueMs)} over the limit
          {limit !== null && ` of ${count(limit, 'business day')}`}
        </span>
      )}
      {deadLetters > 0 && (
        <span class="under">
          <Badge tone="waiting">{count(deadLetters, 'dead letter')}</Badge>
        </span>
      )}
    </>
  );
}

function Status({ row: { status, mode } }: { readonly row: OverviewRow }): VNode {
  return (
    <>
      {statusLabels[status]}
      {mode === 'shadow' && <span class="under">shadow mode: nothing is written</span>}
    </>
  );
}

function whatComesNext({ kickoffOn, submissionOn, refreshOn }: OverviewRow): string {
  const coming = [
    ...(kickoffOn === null ? [] : [{ on: kickoffOn, what: 'Kickoff' }]),
    ...(submissionOn === null ? [] : [{ on: submissionOn, what: 'Cue to submit' }]),
  ].sort((one, other) => (one.on < other.on ? -1 : 1));
  const [next] = coming;
  if (next !== undefined) return `${next.what} on ${inWords(next.on)}`;
  return refreshOn === null ? '–' : `Refresh date ${inWords(refreshOn)}`;
}
