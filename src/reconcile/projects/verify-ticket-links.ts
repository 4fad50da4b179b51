import type { Pass } from '../pass.ts';
import type { ProjectReading } from '../ports/account.ts';
import { priorities, type Mark } from '../ports/work-queue.ts';
import { readTicketLinks } from './read-ticket-links.ts';

type Readings = ReadonlyMap<string, ProjectReading>;

/**
 * Makes sure of every ticket's projects, marks whoever else is concerned by what has changed, and remembers it.
 * @throws AccountError where HubSpot cannot be read
 */
export async function verifyTicketLinks(pass: Pass, readings: Readings): Promise<Readings> {
  const { readings: relinked, changed } = await readTicketLinks(pass, readings);
  if (changed.length === 0) return relinked;
  await pass.queue.mark(
    changed.flatMap(({ ticketId, projectIds, before }) =>
      marksFor(pass, readings, ticketId, [...projectIds, ...(before ?? [])], projectIds.length),
    ),
  );
  await pass.memory.rememberTickets(
    changed.map(({ ticketId, projectIds }) => ({ ticketId, projectIds })),
    pass.clock.now(),
  );
  return relinked;
}

/** The other projects look at their ad sets afresh; a ticket that is not one project's alone looks at itself. */
function marksFor(
  pass: Pass,
  readings: Readings,
  ticketId: string,
  projectIds: readonly string[],
  links: number,
): readonly Mark[] {
  const dueAt = pass.clock.now();
  const others = [...new Set(projectIds)].filter((id) => !readings.has(id));
  const marks: Mark[] = others.map((id) => ({ kind: 'project', id, priority: priorities.bulk, dueAt }));
  if (links !== 1) marks.push({ kind: 'ticket', id: ticketId, priority: priorities.bulk, dueAt });
  return marks;
}
