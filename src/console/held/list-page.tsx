/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { listHeld, type HeldItem } from '../../admin/held/operations.ts';
import { Moment } from '../../pages/parts/moment.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { consolePath } from '../access/cookie.ts';
import { carryOut } from '../frame/carry-out.ts';
import { ChangeForm } from '../frame/change-form.tsx';
import { Done } from '../frame/done.tsx';
import { PageLinks } from '../frame/page-links.tsx';
import { definePage, type Scene } from '../frame/page.ts';
import { pageOf } from '../frame/paging.ts';
import { nameOfProject, ProjectLink } from '../frame/project-link.tsx';
import { count } from '../words/durations.ts';
import { release } from './changes.ts';
import { handoffsInWords } from '../words/handoffs.ts';
import { dropAllPath, dropPath } from './drop-page.tsx';

const path = '/held';
const onAPage = 50;

/** What the brake holds back, and the word on it. */
export const held = definePage({
  path,
  read: (around) => carryOut(around, listHeld, {}),
  watch: ({ store }) => store.held.list(),
  show: (all, scene, asked) => {
    const { items, page, pages, total } = pageOf(all, asked.query['page'], onAPage);
    const waiting = all.filter(({ word, isLeftOver }) => word === 'held' && !isLeftOver).length;
    return {
      title: 'Held back',
      main: (
        <>
          <h1>Held back</h1>
          <Done
            asked={asked}
            words={{
              released: 'Released. The app carries it out with its next look, which it takes now.',
              dropped: 'Dropped. The app takes it as done with its next look; nobody is told.',
            }}
          />
          <p>
            More would have gone out at once than the settings of the brake allow. It waits here for your
            word; what is not due any more leaves the list by itself.
          </p>
          {waiting > 0 && (
            <div class="row">
              <ChangeForm path={release.path} fields={{ all: 'yes' }} scene={scene}>
                <button type="submit">Release all</button>
              </ChangeForm>
              <a href={dropAllPath} class="button">
                Drop all…
              </a>
            </div>
          )}
          <Items caption={`${count(total, 'project')}, held the longest first`} items={items} scene={scene} />
          <PageLinks path={`${consolePath}${path}`} query={{}} page={page} pages={pages} />
        </>
      ),
    };
  },
});

interface ItemsProps {
  readonly caption: string;
  readonly items: readonly HeldItem[];
  readonly scene: Scene;
}

function Items({ caption, items, scene }: ItemsProps): VNode {
  return (
    <Table
      caption={caption}
      rows={items}
      keyOf={({ projectId }) => projectId}
      empty="Nothing is held."
      columns={[
        { heading: 'Project', namesRow: true, cell: (item) => <ProjectLink {...item} /> },
        { heading: 'What would go out', cell: (item) => <WouldGoOut item={item} /> },
        {
          heading: 'Since',
          cell: ({ since }) => <Moment at={Date.parse(since)} timeZone={scene.timeZone} />,
        },
        { heading: 'Why', cell: ({ reason }) => reason },
        { heading: 'What to do', cell: (item) => <WhatToDo item={item} scene={scene} /> },
      ]}
    />
  );
}

function WouldGoOut({ item: { handoffs, emails } }: { readonly item: HeldItem }): VNode {
  return (
    <>
      {handoffsInWords(handoffs)}
      <span class="under">{count(emails, 'email')}</span>
    </>
  );
}

const alreadySaid = {
  released: 'Released: goes out with the next look.',
  dropped: 'Dropped: taken as done with the next look.',
};

/** Release and drop, as long as nothing was said. */
export function WhatToDo({ item, scene }: { readonly item: HeldItem; readonly scene: Scene }): VNode {
  const { projectId, name, word, isLeftOver } = item;
  if (isLeftOver) return <>Left over when the app went live: adopted with the next look.</>;
  if (word !== 'held') return <>{alreadySaid[word]}</>;
  return (
    <div class="actions">
      <ChangeForm path={release.path} fields={{ projectId }} scene={scene}>
        <button type="submit" aria-label={`Release ${nameOfProject(name, projectId)}`}>
          Release
        </button>
      </ChangeForm>
      <a href={dropPath(projectId)} aria-label={`Drop ${nameOfProject(name, projectId)}`} class="button">
        Drop…
      </a>
    </div>
  );
}
