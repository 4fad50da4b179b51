import type { ProjectMemory } from '../../../src/domain/model.ts';
import type { RecordMemory } from '../../../src/reconcile/ports/ledger.ts';

/** What the store remembers of records, in memory. */
export class FakeMemory implements RecordMemory {
  readonly knownProjects = new Map<string, ProjectMemory>();
  readonly knownTickets = new Map<string, readonly string[]>();

  projects(projectIds: readonly string[]): Promise<ReadonlyMap<string, ProjectMemory>> {
    return Promise.resolve(pick(this.knownProjects, projectIds));
  }
  rememberProjects(seen: readonly { projectId: string; cycle: number; sequence: number }[]): Promise<void> {
    for (const { projectId, cycle, sequence } of seen) {
      const before = this.knownProjects.get(projectId);
      this.knownProjects.set(projectId, {
        highestCycle: Math.max(cycle, before?.highestCycle ?? 0),
        highestSequence: Math.max(sequence, before?.highestSequence ?? 0),
      });
    }
    return Promise.resolve();
  }
  projectsOfTickets(ticketIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    return Promise.resolve(pick(this.knownTickets, ticketIds));
  }
  ticketsOfProjects(projectIds: readonly string[]): Promise<readonly string[]> {
    const seen = [...this.knownTickets].filter(([, projects]) =>
      projects.some((id) => projectIds.includes(id)),
    );
    return Promise.resolve(seen.map(([ticketId]) => ticketId));
  }
  rememberTickets(seen: readonly { ticketId: string; projectIds: readonly string[] }[]): Promise<void> {
    for (const { ticketId, projectIds } of seen) this.knownTickets.set(ticketId, projectIds);
    return Promise.resolve();
  }
  forgetProjects(projectIds: readonly string[]): Promise<void> {
    for (const id of projectIds) this.knownProjects.delete(id);
    for (const [ticketId, projects] of this.knownTickets)
      this.knownTickets.set(
        ticketId,
        projects.filter((id) => !projectIds.includes(id)),
      );
    return Promise.resolve();
  }
}

function pick<Value>(from: ReadonlyMap<string, Value>, ids: readonly string[]): ReadonlyMap<string, Value> {
  return new Map([...from].filter(([id]) => ids.includes(id)));
}
