/** @jsxImportSource preact */
import { showDeadLetter } from '../../admin/dead-letters/operations.ts';
import type { DeadLetter, LetterName } from '../../admin/dead-letters/dead-letter.ts';
import { consolePath } from '../access/cookie.ts';
import { carryOut } from '../frame/carry-out.ts';
import { ChangeForm } from '../frame/change-form.tsx';
import { definePage } from '../frame/page.ts';
import { nameOfLetter } from './name-of-letter.ts';
import { drop } from './changes.ts';

const whatItMeans: Readonly<Record<DeadLetter['kind'], string>> = {
  project: 'The app looks at the project again when it changes in HubSpot, or with the next sweep.',
  ticket: 'The app looks at the ticket again when it changes in HubSpot, or with the next sweep.',
  task: 'The app looks at the task again when it changes in HubSpot.',
  email: 'It is never sent. Whoever it is for has to be told in another way.',
  call: 'HubSpot is never told the outcome; the workflow goes on by itself a day after it asked.',
};

/** Where to confirm that one is to be dropped. */
export function dropPath({ kind, id }: LetterName): string {
  return `${consolePath}${drop.path}?${new URLSearchParams({ kind, id }).toString()}`;
}

export const confirmDrop = definePage({
  path: drop.path,
  read: (around, { query: { kind, id } }) => carryOut(around, showDeadLetter, { kind, id }),
  watch: null,
  show: (letter, scene) => {
    const { kind, id, error } = letter;
    return {
      title: 'Drop a dead letter',
      main: (
        <>
          <h1>Drop {nameOfLetter(letter)}?</h1>
          <p>The last error was: {error}</p>
          <p>{whatItMeans[kind]}</p>
          <div class="actions">
            <ChangeForm path={drop.path} fields={{ kind, id }} scene={scene}>
              <button type="submit" class="danger">
                Drop it for good
              </button>
            </ChangeForm>
            <a href={`${consolePath}/dead-letters`} class="button">
              Keep it
            </a>
          </div>
        </>
      ),
    };
  },
});
