/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { consolePath } from '../access/cookie.ts';

interface ProjectLinkProps {
  readonly projectId: string;
  /** May be empty. */
  readonly name: string;
}

/** To the console's page of a project. */
export function ProjectLink({ projectId, name }: ProjectLinkProps): VNode {
  return <a href={`${consolePath}/projects/${projectId}`}>{nameOfProject(name, projectId)}</a>;
}

export function nameOfProject(name: string, projectId: string): string {
  return name === '' ? `Creative project ${projectId}` : name;
}
