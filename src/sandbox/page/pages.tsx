/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Role } from './cast.ts';
import { daysToNextDue } from './next-due.ts';
import type { Playground } from './playground.ts';
import { readHome } from './read-home.ts';
import { readMail } from './read-mail.ts';
import { readProject } from './read-project.ts';
import { HomePage } from './views/home-page.tsx';
import { MailPage } from './views/mail-page.tsx';
import { ProjectPage } from './views/project-page.tsx';
import { valueOf, type Scene } from './views/scene.ts';

/** A page, made for whoever looks at it. */
export interface Made {
  readonly title: string;
  readonly daysToNext: number | null;
  readonly show: (scene: Scene) => VNode;
}

/** Makes the page at this path below the person; null: there is none. */
export async function makePage(playground: Playground, role: Role, path: string): Promise<Made | null> {
  if (path === '/') return makeHome(playground, role);
  if (path === '/mail') {
    const letters = readMail(playground, role);
    return {
      title: 'Mailbox',
      daysToNext: await daysToNextOfAll(playground),
      show: (scene) => <MailPage scene={scene} letters={letters} />,
    };
  }
  const [, id] = /^\/projects\/(\d+)$/.exec(path) ?? [];
  const data = id === undefined ? null : await readProject(playground, id);
  if (data === null) return null;
  return {
    title: valueOf(data.project, 'name'),
    daysToNext: daysToNextDue([data.card], playground.today()),
    show: (scene) => <ProjectPage scene={scene} data={data} />,
  };
}

async function makeHome(playground: Playground, role: Role): Promise<Made> {
  const data = readHome(playground, role);
  return {
    title: 'Projects',
    daysToNext: await daysToNextOfAll(playground),
    show: (scene) => <HomePage scene={scene} data={data} />,
  };
}

async function daysToNextOfAll(playground: Playground): Promise<number | null> {
  const projects = playground.account().list('project');
  const cards = await Promise.all(projects.map(({ id }) => playground.ask(id)));
  return daysToNextDue(cards, playground.today());
}
