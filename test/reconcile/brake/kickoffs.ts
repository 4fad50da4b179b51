import { decide } from '../../../src/domain/decide.ts';
import { priorities } from '../../../src/reconcile/ports/work-queue.ts';
import { parseSettings } from '../../../src/settings/settings-schema.ts';
import { projectRecord } from '../../support/fakes/records.ts';
import { Room } from '../room.ts';

/** Projects whose kickoff is due, decided in earnest; two kickoffs may go out in an hour. */
export function kickoffRoom(projects: number): Room {
  const room = new Room();
  room.decide = decide;
  room.settings = parseSettings({
    brake: { kickoffsPerSweep: 2 },
    retries: { firstDelaySeconds: 5, maximumAttempts: 3 },
  });
  Object.assign(room.account.owners, {
    '11': { id: '11', name: 'Ann', email: 'Ann@agency.example' },
    '12': { id: '12', name: 'Sol', email: 'sol@agency.example' },
  });
  for (let id = 1; id <= projects; id += 1)
    room.account.projects.set(String(id), projectRecord({ id: String(id) }));
  return room;
}

/** Every project is found by a sweep, and worked until nothing is left to do. */
export async function sweepAll(room: Room): Promise<void> {
  for (const id of room.account.projects.keys()) await room.mark('project', id, priorities.sweep);
  await room.settle();
}

/** What people got, and what waits for an admin's word. */
export function stateOf({ account, outbox, held }: Room) {
  return {
    tasks: [...account.tasks.values()].map(({ projectId }) => projectId).sort(),
    emails: [...outbox.rows.keys()].map((key) => key.replace(/^project-(\d+)\..*/u, '$1')).sort(),
    stamped: [...account.projects.values()]
      .filter(({ kickoffSentAt }) => kickoffSentAt !== null)
      .map(({ id }) => id)
      .sort(),
    held: [...held.items.values()].map(({ projectId, word }) => `${projectId} ${word}`).sort(),
  };
}
