/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { OverviewCounts } from '../../reconcile/ports/overview.ts';
import { consolePath } from '../access/cookie.ts';
import { definePage, type AnyPage, type Asked } from '../frame/page.ts';
import { pagesOf } from '../frame/paging.ts';
import { PageLinks } from '../frame/page-links.tsx';
import type { ConsoleSurroundings } from '../frame/surroundings.ts';
import { readDepths } from '../work/read-work.ts';
import { count, grouped } from '../words/durations.ts';
import { ProjectRows } from './project-rows.tsx';
import { NarrowingForm } from './narrowing-form.tsx';
import { isNarrowed, rowsOnAPage } from './read-filter.ts';
import { readList } from './read-list.ts';

interface ListKind {
  readonly path: string;
  readonly title: string;
  readonly isStalled: boolean;
  /** What is said where the list is empty although nobody has narrowed it. */
  readonly nothing: string;
}

async function readListPage(around: ConsoleSurroundings, asked: Asked, isStalled: boolean) {
  const [list, { queue, outbox, calls, held }] = await Promise.all([
    readList(around, asked, { isStalled }),
    readDepths(around),
  ]);
  return { ...list, alarms: { deadLetters: queue.parked + outbox.dead + calls.dead, held: held.held } };
}

function listPage({ path, title, isStalled, nothing }: ListKind): AnyPage {
  return definePage({
    path,
    read: (around, asked) => readListPage(around, asked, isStalled),
    watch: (around, asked) => readListPage(around, asked, isStalled),
    show: ({ rows, total, narrowing, counts, alarms }, scene, { query }) => ({
      title,
      main: (
        <>
          <h1>{title}</h1>
          <Summary counts={counts} alarms={alarms} />
          <NarrowingForm
            action={`${consolePath}${path}`}
            narrowing={narrowing}
            counts={counts}
            isStalled={isStalled}
          />
          <ProjectRows
            caption={`${count(total, 'project')}, what hurts most comes first`}
            rows={rows}
            scene={scene}
            empty={
              counts.all.projects === 0
                ? nothingYet
                : isNarrowed(narrowing)
                  ? 'No project is like that.'
                  : nothing
            }
          />
          <PageLinks
            path={`${consolePath}${path}`}
            query={query}
            page={narrowing.page}
            pages={pagesOf(total, rowsOnAPage)}
          />
        </>
      ),
    }),
  });
}

interface SummaryProps {
  readonly counts: OverviewCounts;
  readonly alarms: { readonly deadLetters: number; readonly held: number };
}

/** What needs somebody, in one line, with where to see to it. */
function Summary({ counts, alarms: { deadLetters, held } }: SummaryProps): VNode {
  return (
    <p>
      {count(counts.underWay.projects, 'open cycle')},{' '}
      <a href={`${consolePath}/stalled`}>{grouped(counts.all.stalled)} stalled</a>,{' '}
      <a href={`${consolePath}/dead-letters`}>{count(deadLetters, 'dead letter')}</a>,{' '}
      <a href={`${consolePath}/held`}>{grouped(held)} held back</a>.
    </p>
  );
}

const nothingYet =
  'The app has not looked at any project yet. The next sweep finds all that have a refresh date, and they show here.';

export const openCycles = listPage({
  path: '/',
  title: 'Open cycles',
  isStalled: false,
  nothing: 'No cycle is open.',
});

export const stalled = listPage({
  path: '/stalled',
  title: 'Stalled handoffs',
  isStalled: true,
  nothing: 'Nothing is stalled: every handoff is within its limit.',
});
