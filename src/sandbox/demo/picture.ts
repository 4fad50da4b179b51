import type { AccountHandle, RecordView } from '../person.ts';

/** What can be seen in an account at one moment, as far as the demo's story is concerned. */
export interface Picture {
  readonly project: RecordView;
  readonly tickets: readonly RecordView[];
  readonly tasks: readonly RecordView[];
  readonly emails: readonly SeenEmail[];
}

export interface SeenEmail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export function takePicture(account: AccountHandle, projectId: string): Picture {
  const tickets = account.associated(projectId, 'ticket');
  const ofTickets = tickets.flatMap((ticket) => account.associated(ticket.id, 'task'));
  const tasks = new Map(
    [...account.associated(projectId, 'task'), ...ofTickets].map((task) => [task.id, task]),
  );
  return {
    project: account.read(projectId),
    tickets,
    tasks: [...tasks.values()].sort((one, other) => Number(one.id) - Number(other.id)),
    emails: account.mailbox.map(({ to, customProperties: { subject, body_text: text } }) => ({
      to,
      subject: String(subject),
      text: String(text),
    })),
  };
}
