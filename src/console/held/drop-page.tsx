/** @jsxImportSource preact */
import { listHeld } from '../../admin/held/operations.ts';
import { consolePath } from '../access/cookie.ts';
import { carryOut } from '../frame/carry-out.ts';
import { ChangeForm } from '../frame/change-form.tsx';
import { definePage } from '../frame/page.ts';
import { nameOfProject } from '../frame/project-link.tsx';
import { ConsoleRefused } from '../refused.ts';
import { count } from '../words/durations.ts';
import { handoffsInWords } from '../words/handoffs.ts';
import { drop } from './changes.ts';

/** Where to confirm that what is held of all projects is to be dropped. */
export const dropAllPath = `${consolePath}${drop.path}?all=yes`;

/** The same for one project. */
export function dropPath(projectId: string): string {
  return `${consolePath}${drop.path}?${new URLSearchParams({ projectId }).toString()}`;
}

const notHeld = 'Nothing like that is held any more. The list of what is held shows what is.';

export const confirmDrop = definePage({
  path: drop.path,
  read: async (around, { query: { projectId, all } }) => {
    const waiting = (await carryOut(around, listHeld, {})).filter(
      ({ word, isLeftOver }) => word === 'held' && !isLeftOver,
    );
    const items = all === 'yes' ? waiting : waiting.filter((item) => item.projectId === projectId);
    const [first] = items;
    if (first === undefined) throw new ConsoleRefused(404, notHeld);
    return { first, items, isAll: all === 'yes' };
  },
  watch: null,
  show: ({ first, items, isAll }, scene) => {
    const emails = items.reduce((sum, item) => sum + item.emails, 0);
    return {
      title: 'Drop what is held',
      main: (
        <>
          <h1>
            Drop{' '}
            {isAll
              ? `what is held of ${count(items.length, 'project')}`
              : `what is held of ${nameOfProject(first.name, first.projectId)}`}
            ?
          </h1>
          <p>
            The app takes it as done. Nobody gets a task or an email of it, now or later:{' '}
            {count(emails, 'email')} would not be sent.
          </p>
          {!isAll && <p>It would carry out {handoffsInWords(first.handoffs)}.</p>}
          <div class="actions">
            <ChangeForm
              path={drop.path}
              fields={isAll ? { all: 'yes' } : { projectId: first.projectId }}
              scene={scene}
            >
              <button type="submit" class="danger">
                Drop it for good
              </button>
            </ChangeForm>
            <a href={`${consolePath}/held`} class="button">
              Keep it
            </a>
          </div>
        </>
      ),
    };
  },
});
