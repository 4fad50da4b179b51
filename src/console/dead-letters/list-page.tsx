/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { listDeadLetters } from '../../admin/dead-letters/operations.ts';
import type { DeadLetter } from '../../admin/dead-letters/dead-letter.ts';
import { Moment } from '../../pages/parts/moment.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { consolePath } from '../access/cookie.ts';
import { carryOut } from '../frame/carry-out.ts';
import { ChangeForm } from '../frame/change-form.tsx';
import { Done } from '../frame/done.tsx';
import { PageLinks } from '../frame/page-links.tsx';
import { definePage, type Scene } from '../frame/page.ts';
import { pageOf } from '../frame/paging.ts';
import { ProjectLink } from '../frame/project-link.tsx';
import { count } from '../words/durations.ts';
import { retry } from './changes.ts';
import { dropPath } from './drop-page.tsx';
import { keyOfLetter, nameOfLetter } from './name-of-letter.ts';

const path = '/dead-letters';
const onAPage = 50;

/** What was given up on, and what can be done about it. */
export const deadLetters = definePage({
  path,
  read: (around) => carryOut(around, listDeadLetters, {}),
  watch: ({ store }) =>
    Promise.all([store.queue.deadLetters(), store.outbox.deadLetters(), store.callbacks.deadLetters()]),
  show: (letters, scene, asked) => {
    const { items, page, pages, total } = pageOf(letters, asked.query['page'], onAPage);
    return {
      title: 'Dead letters',
      main: (
        <>
          <h1>Dead letters</h1>
          <Done
            asked={asked}
            words={{
              retried: 'Put back. It is tried again now, as if it had never failed.',
              dropped: 'Dropped. It is not tried again by itself.',
            }}
          />
          <p>
            What the app has tried too often without success, and waits for your word. Mend the cause first,
            then try again.
          </p>
          {total > 0 && (
            <div class="row">
              <ChangeForm path={retry.path} fields={{ all: 'yes' }} scene={scene}>
                <button type="submit">Try all again</button>
              </ChangeForm>
            </div>
          )}
          <Letters
            caption={`${count(total, 'dead letter')}, the latest of each kind first`}
            letters={items}
            scene={scene}
          />
          <PageLinks path={`${consolePath}${path}`} query={{}} page={page} pages={pages} />
        </>
      ),
    };
  },
});

interface LettersProps {
  readonly caption: string;
  readonly letters: readonly DeadLetter[];
  readonly scene: Scene;
}

function Letters({ caption, letters, scene }: LettersProps): VNode {
  return (
    <Table
      caption={caption}
      rows={letters}
      keyOf={({ kind, id }) => `${kind} ${id}`}
      empty="There are no dead letters."
      columns={[
        { heading: 'What', namesRow: true, cell: (letter) => <What letter={letter} /> },
        { heading: 'Given up', cell: (letter) => <GivenUp letter={letter} scene={scene} /> },
        { heading: 'Last error', cell: ({ error }) => error },
        { heading: 'What to do', cell: (letter) => <WhatToDo letter={letter} scene={scene} /> },
      ]}
    />
  );
}

function What({ letter }: { readonly letter: DeadLetter }): VNode {
  const { kind, id } = letter;
  const name = nameOfLetter(letter);
  const key = keyOfLetter(letter);
  return (
    <>
      {kind === 'project' ? <ProjectLink projectId={id} name={name} /> : name}
      {key !== null && <span class="under">{key}</span>}
    </>
  );
}

interface LetterProps {
  readonly letter: DeadLetter;
  readonly scene: Scene;
}

function GivenUp({ letter: { givenUpAt, attempts }, scene }: LetterProps): VNode {
  return (
    <>
      <Moment at={Date.parse(givenUpAt)} timeZone={scene.timeZone} />
      <span class="under">after {count(attempts, 'failed try', 'failed tries')}</span>
    </>
  );
}

function WhatToDo({ letter, scene }: LetterProps): VNode {
  const { kind, id } = letter;
  const name = nameOfLetter(letter);
  return (
    <div class="actions">
      <ChangeForm path={retry.path} fields={{ kind, id }} scene={scene}>
        <button type="submit" aria-label={`Try again: ${name}`}>
          Try again
        </button>
      </ChangeForm>
      <a href={dropPath(letter)} aria-label={`Drop: ${name}`} class="button">
        Drop…
      </a>
    </div>
  );
}
