/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { Day } from '../../../pages/parts/moment.tsx';
import { Sheet } from '../../../pages/parts/sheet.tsx';
import { Table } from '../../../pages/parts/table.tsx';
import { Field } from '../../../pages/parts/field.tsx';
import type { HomeData } from '../read-home.ts';
import { DeedForm } from './deed-form.tsx';
import { PlayerSheet } from './player-sheet.tsx';
import { statusInWords, waitingOnInWords } from './project-sheet.tsx';
import { addressOf, valueOf, type Scene } from './scene.ts';
import { TasksList } from './tasks-list.tsx';

export function HomePage({ scene, data }: { scene: Scene; data: HomeData }): VNode {
  const { role, today } = scene;
  return (
    <>
      <h1>A small HubSpot to play in</h1>
      <p>
        An agency refreshes the ads of its clients. Choose above who you are, open a project, and do what its
        page says; Creative Refresh, the real app, answers. Nothing here leaves your machine.
      </p>
      <Sheet id="projects" heading="Creative projects">
        <Table
          caption="Creative projects"
          isCaptionUnseen
          empty="There are none."
          rows={data.projects}
          keyOf={({ id }) => id}
          columns={[
            {
              heading: 'Project',
              namesRow: true,
              cell: (project) => (
                <a href={addressOf(scene, `/projects/${project.id}`)}>{valueOf(project, 'name')}</a>
              ),
            },
            { heading: 'Status', cell: statusInWords },
            {
              heading: 'Refresh date',
              cell: (project) => {
                const date = valueOf(project, 'creative_refresh_date');
                return date === '' ? 'none' : <Day day={date} />;
              },
            },
            { heading: 'Waiting on', cell: (project) => waitingOnInWords(project) || 'nobody yet' },
          ]}
        />
        {role.colleague !== null && (
          <DeedForm scene={scene} deed="add-project">
            <details>
              <summary>Add a project</summary>
              <div class="row">
                <Field id="name" label="Name">
                  <input id="name" name="name" required />
                </Field>
                <Field id="date" label="Creative Refresh Date">
                  <input id="date" type="date" name="date" min={today} required />
                </Field>
                <button>Add project</button>
              </div>
            </details>
          </DeedForm>
        )}
      </Sheet>
      <div class="columns">
        <PlayerSheet scene={scene} />
        {role.colleague !== null && (
          <Sheet id="tasks" heading="Your tasks">
            <TasksList scene={scene} tasks={data.ownTasks} empty="You have nothing to do." />
          </Sheet>
        )}
      </div>
    </>
  );
}
