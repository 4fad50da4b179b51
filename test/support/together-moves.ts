import type { Agency } from './together.ts';

type Values = Readonly<Record<string, string>>;

/** What it takes to work in an account; whether an app runs beside it makes no difference. */
export type Office = Pick<Agency, 'account' | 'people' | 'companyId'>;

/** The moves people make in HubSpot. Nothing here waits for the app. */

/** A project of Amara and Sasha, due on 12 March: within the lead, so that it is kicked off at once. */
export function createProject(agency: Office, values: Values = {}): string {
  const { account, people, companyId } = agency;
  const usual = {
    name: 'Harbor',
    hubspot_owner_id: people.accountManager,
    sas_owner_id: people.sas,
    creative_refresh_date: '2026-03-12',
  };
  return account.create('project', { ...usual, ...values }, [companyId]);
}

export function setStatus({ account }: Office, projectId: string, status: string): void {
  account.update(projectId, { creative_refresh_status: status });
}

/** A ticket of Corin and Dalia; without projects where none is named. */
export function createTicket(
  { account, people }: Office,
  subject: string,
  values: Values,
  projectIds: readonly string[],
): string {
  const usual = {
    subject,
    deliverable_folder_name: 'Spring',
    copywriter_owner_id: people.copywriter,
    designer_owner_id: people.designer,
    copy_status: 'not_started',
    graphics_status: 'not_started',
  };
  return account.create('ticket', { ...usual, ...values }, projectIds);
}

/** Copy and graphics are approved. */
export function finishTicket({ account }: Office, ticketId: string): void {
  account.update(ticketId, { copy_status: 'copy_approved', graphics_status: 'graphics_approved' });
}

export function logNote({ account }: Office, recordId: string, text: string): void {
  account.create('note', { hs_note_body: `<p>${text}</p>` }, [recordId]);
}

export function pasteLink({ account }: Office, projectId: string): void {
  account.update(projectId, { most_recent_adlab_link: 'https://adlab.example/harbor/spring' });
}

/** Ticks every open task whose subject begins so. @throws RangeError where there is none */
export function completeTasks({ account }: Office, subject: string): void {
  const open = account
    .list('task')
    .filter(({ values }) => values['hs_task_status'] === 'NOT_STARTED')
    .filter(({ values }) => values['hs_task_subject']?.startsWith(subject));
  if (open.length === 0) throw new RangeError(`No open task begins with "${subject}"`);
  for (const { id } of open) account.update(id, { hs_task_status: 'COMPLETED' });
}
