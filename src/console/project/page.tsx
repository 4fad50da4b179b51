/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { recordUrl } from '../../domain/texts/links.ts';
import { Badge, Notice } from '../../pages/parts/badge.tsx';
import { ChangeForm } from '../frame/change-form.tsx';
import { Done } from '../frame/done.tsx';
import { definePage, type Scene } from '../frame/page.ts';
import { nameOfProject } from '../frame/project-link.tsx';
import { ConsoleRefused } from '../refused.ts';
import { Effects } from './effects.tsx';
import { History } from './history.tsx';
import { lookAgain } from './look-again.ts';
import { readProject, readRemembered, type ProjectPage } from './read-project.ts';
import { Remembered } from './remembered.tsx';
import { Standing } from './standing.tsx';

const neverSeen =
  'HubSpot could not be asked for this project, and the app has not looked at it before. Try again in a minute.';

/** Where one project stands, how it came there, and what is wrong. */
export const project = definePage({
  path: '/projects/:id',
  read: readProject,
  watch: (around, { params: { id = '' } }) => readRemembered(around, id),
  show: (page, scene, asked) => {
    const { projectId, now, remembered } = page;
    const isReadable = !('unreadable' in now);
    if (!isReadable && remembered === null && page.history.length === 0)
      throw new ConsoleRefused(503, neverSeen);
    const name = nameOfProject((isReadable ? now.name : remembered?.name) ?? '', projectId);
    return {
      title: name,
      main: (
        <>
          <h1>{name}</h1>
          <Done
            asked={asked}
            words={{
              acted: 'The app has looked again, and acted: what it did is the latest in the history below.',
              nothing: 'The app has looked again. There was nothing to do.',
            }}
          />
          <Actions page={page} scene={scene} />
          {isReadable ? (
            <Standing explained={now} remembered={remembered} scene={scene} />
          ) : (
            <>
              <Notice tone="bad">
                <p>{now.unreadable} What follows is what the app remembers.</p>
              </Notice>
              {remembered !== null && <Remembered row={remembered} scene={scene} />}
            </>
          )}
          <History history={page.history} scene={scene} />
          <Effects page={page} scene={scene} />
        </>
      ),
    };
  },
});

interface PartProps {
  readonly page: ProjectPage;
  readonly scene: Scene;
}

function Actions({ page: { projectId, remembered }, scene }: PartProps): VNode {
  const { account } = scene;
  return (
    <div class="row">
      <ChangeForm path={lookAgain.path} fields={{ projectId }} scene={scene}>
        <button type="submit" class="main">
          Look again now
        </button>
      </ChangeForm>
      {account !== null && remembered !== null && (
        <a class="button" href={recordUrl(account, remembered.objectTypeId, projectId)}>
          Open in HubSpot
        </a>
      )}
      {remembered?.mode === 'shadow' && <Badge>shadow mode: nothing is written</Badge>}
    </div>
  );
}
