import { digest } from './digest.ts';

/**
 * The names of effects. The same situation always gives the same key, on every server and after every crash;
 * the ledger carries a key out once. A task's key is also the last line of its body: `Ref: <key>`.
 */

/** What a project's effect is part of; the word in its key. */
export type ProjectMatter =
  | 'kickoff'
  | 'declined'
  | 'missing-date'
  | 'submission'
  | 'adlab-link'
  | 'approval'
  | 'implemented'
  | 'close'
  | 'reminder'
  | 'upkeep';

/** `project-7.cycle-2.kickoff.4.task`: the handoff as decided at that sequence of the project. */
export function projectKey(
  project: { readonly id: string; readonly cycle: number },
  matter: ProjectMatter,
  ...details: readonly (string | number)[]
): string {
  return projectPrefix(project) + [matter, ...details].join('.');
}

/** What the keys of everything about a project in one cycle start with. */
export function projectPrefix(project: { readonly id: string; readonly cycle: number }): string {
  return `project-${project.id}.cycle-${project.cycle}.`;
}

/** What the keys of everything about a ticket start with. */
export function ticketPrefix(ticketId: string): string {
  return `ticket-${ticketId}.`;
}

/**
 * Handover of one ad set: the folder, and exactly which tickets are in Pending Approval since when. All of them,
 * not only those that are new: the key stays the same while their stamps are written one after the other.
 */
export function reviewKey(
  project: { readonly id: string; readonly cycle: number },
  folderKey: string,
  arrivals: readonly { readonly ticketId: string; readonly enteredAt: number }[],
): string {
  const tickets = arrivals.map(({ ticketId, enteredAt }) => `${ticketId}@${enteredAt}`).sort();
  return `${reviewPrefix(project, folderKey)}${digest(tickets.join(' '))}`;
}

/** What all handovers of one ad set start with. */
export function reviewPrefix(
  project: { readonly id: string; readonly cycle: number },
  folderKey: string,
): string {
  return `project-${project.id}.cycle-${project.cycle}.review.${digest(folderKey)}.`;
}

/** `ticket-55.round-1.revision.copy.task` */
export function ticketKey(ticketId: string, ...details: readonly (string | number)[]): string {
  return ticketPrefix(ticketId) + details.join('.');
}

/** Whether it is the key of that ticket in this matter (`queue`, `qa.copy`), whatever the round. */
export function isTicketKeyIn(matter: string, key: string, ticketId: string): boolean {
  const [ticket, , ...rest] = key.split('.');
  return ticket === `ticket-${ticketId}` && rest.join('.').startsWith(`${matter}.`);
}

/** Whether it is the key of a handover of that project, of whatever ad set and cycle. */
export function isReviewKeyOf(projectId: string, key: string): boolean {
  const [project, , matter] = key.split('.');
  return project === `project-${projectId}` && matter === 'review';
}

/** Which record an effect key belongs to; null for a text that is none of our keys. */
export function ownerOfKey(
  key: string,
): { readonly projectId: string } | { readonly ticketId: string } | null {
  const match = /^(project|ticket)-(\d+)\./.exec(key);
  if (!match?.[2]) return null;
  return match[1] === 'project' ? { projectId: match[2] } : { ticketId: match[2] };
}
