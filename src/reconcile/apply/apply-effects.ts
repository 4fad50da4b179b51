import type { Pass } from '../pass.ts';
import type { ProjectWork, Work } from '../work.ts';
import { changeTasks } from './change-tasks.ts';
import { createTasks } from './create-tasks.ts';
import { noteHandoffs } from './note-handoffs.ts';
import { queueEmails } from './queue-emails.ts';
import { reportInShadow } from './report-in-shadow.ts';
import { writeProjects } from './write-projects.ts';
import { writeTickets } from './write-tickets.ts';

/**
 * Notes what fires, and carries out what was decided for many projects together: tasks, changes of tasks, emails, the
 * projects' writes, the tickets' writes. The order makes a crash at any point harmless: the stamps come after what
 * they stand for, so the next run decides the same again and the ledger tells what is done already. One project's
 * failure stops only its own later stages.
 */
export async function applyEffects(pass: Pass, works: readonly ProjectWork[]): Promise<void> {
  if (pass.mode === 'shadow') {
    await noteHandoffs(pass, works);
    reportInShadow(pass, works);
    return;
  }
  const stages = [
    () => noteHandoffs(pass, works),
    () => createTasks(pass, works),
    () => changeTasks(pass, works),
    () => queueEmails(pass, works),
    () => writeProjects(pass, works),
    () => writeTickets(pass, works),
  ];
  for (const stage of stages) {
    await pass.leases.dropLost(works);
    await stage();
  }
}

/** The same for tickets that lead to no single project: all they can need is a task. */
export async function applyTasks(pass: Pass, works: readonly Work[]): Promise<void> {
  if (pass.mode === 'shadow') {
    reportInShadow(pass, works);
    return;
  }
  await pass.leases.dropLost(works);
  await createTasks(pass, works);
}
