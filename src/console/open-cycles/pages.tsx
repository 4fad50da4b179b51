/** @jsxImportSource preact */
import { consolePath } from '../access/cookie.ts';
import { definePage, type AnyPage } from '../frame/page.ts';
import { pagesOf } from '../frame/paging.ts';
import { PageLinks } from '../frame/page-links.tsx';
import { count, grouped } from '../words/durations.ts';
import { ProjectRows } from './project-rows.tsx';
import { NarrowingForm } from './narrowing-form.tsx';
import { rowsOnAPage } from './read-filter.ts';
import { readList } from './read-list.ts';

interface ListKind {
  readonly path: string;
  readonly title: string;
  readonly isStalled: boolean;
  readonly nothing: string;
}

function listPage({ path, title, isStalled, nothing }: ListKind): AnyPage {
  return definePage({
    path,
    read: (around, asked) => readList(around, asked, { isStalled }),
    watch: (around, asked) => readList(around, asked, { isStalled }),
    show: ({ rows, total, narrowing, counts }, scene, { query }) => ({
      title,
      main: (
        <>
          <h1>{title}</h1>
          <p>
            {count(counts.underWay.projects, 'open cycle')}, {grouped(counts.all.stalled)} stalled.
          </p>
          <NarrowingForm
            action={`${consolePath}${path}`}
            narrowing={narrowing}
            counts={counts}
            choosesShown={!isStalled}
          />
          <ProjectRows
            caption={`${count(total, 'project')}, what hurts most comes first`}
            rows={rows}
            scene={scene}
            empty={counts.all.projects === 0 ? nothingYet : nothing}
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

const nothingYet =
  'The app has not looked at any project yet. The next sweep finds all that have a refresh date, and they show here.';

export const openCycles = listPage({
  path: '/',
  title: 'Open cycles',
  isStalled: false,
  nothing: 'No project is like that.',
});

export const stalled = listPage({
  path: '/stalled',
  title: 'Stalled handoffs',
  isStalled: true,
  nothing: 'Nothing is stalled: every handoff is within its limit.',
});
