/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { Sheet } from '../../../pages/parts/sheet.tsx';
import type { ProjectData } from '../read-project.ts';
import { GuideRefused, GuideSheet } from './guide-sheet.tsx';
import { ClientSheet, NotesSheet } from './notes-sheet.tsx';
import { PlayerSheet } from './player-sheet.tsx';
import { ProjectSheet } from './project-sheet.tsx';
import { valueOf, type Scene } from './scene.ts';
import { TasksList } from './tasks-list.tsx';
import { TicketsSheet } from './tickets-sheet.tsx';
import { TimelineSheet } from './timeline-sheet.tsx';

export function ProjectPage({ scene, data }: { scene: Scene; data: ProjectData }): VNode {
  const { project, card, guide } = data;
  return (
    <>
      <h1>{valueOf(project, 'name')}</h1>
      {scene.playing?.projectId === project.id && <PlayerSheet scene={scene} />}
      {'refused' in card && <GuideRefused refused={card} />}
      {!('refused' in card) && guide !== null && <GuideSheet scene={scene} guide={guide} card={card} />}
      <div class="columns">
        <div>
          {scene.role.colleague === null && (
            <ClientSheet scene={scene} projectId={project.id} said={data.said} />
          )}
          <ProjectSheet scene={scene} project={project} />
        </div>
        <div>
          <Sheet id="tasks" heading="Open tasks">
            <TasksList scene={scene} tasks={data.openTasks} empty="There are none." />
          </Sheet>
          <NotesSheet
            scene={scene}
            projectId={project.id}
            notes={data.notes}
            lastSaid={scene.role.name === 'am' ? data.lastSaid : null}
          />
        </div>
      </div>
      <TicketsSheet
        scene={scene}
        projectId={project.id}
        tickets={data.tickets}
        ticketNotes={data.ticketNotes}
        folder={data.folder}
      />
      <TimelineSheet happenings={data.happenings} />
    </>
  );
}
