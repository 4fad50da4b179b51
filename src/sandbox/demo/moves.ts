import type { Stage } from './stage.ts';

/** The moves people make in the story, as they make them in HubSpot. */

export function setStatus(stage: Stage, status: string): void {
  stage.account.update(stage.projectId, { creative_refresh_status: status });
}

export function logNote(stage: Stage, recordId: string, text: string): void {
  stage.account.create('note', { hs_note_body: `<p>${text}</p>` }, [recordId]);
}

/** Ticks the open task with this subject. A story that finds none is told wrong, or the app failed it. */
export function completeTask(stage: Stage, subject: string): void {
  const open = stage
    .picture()
    .tasks.filter(({ values }) => values['hs_task_subject'] === subject)
    .find(({ values }) => values['hs_task_status'] === 'NOT_STARTED');
  if (!open) throw new Error(`The story is stuck: there is no open task "${subject}".`);
  stage.account.update(open.id, { hs_task_status: 'COMPLETED' });
}

export function submitTicket(stage: Stage, subject: string, folder: string): void {
  const { copywriter, designer } = stage.cast.people;
  stage.account.create(
    'ticket',
    {
      subject,
      deliverable_folder_name: folder,
      copywriter_owner_id: copywriter,
      designer_owner_id: designer,
      copy_status: 'not_started',
      graphics_status: 'not_started',
    },
    [stage.projectId],
  );
}

export function updateTicket(stage: Stage, subject: string, values: Readonly<Record<string, string>>): void {
  stage.account.update(ticketId(stage, subject), values);
}

export function ticketId(stage: Stage, subject: string): string {
  const ticket = stage.picture().tickets.find(({ values }) => values['subject'] === subject);
  if (!ticket) throw new Error(`The story is stuck: there is no ticket "${subject}".`);
  return ticket.id;
}
