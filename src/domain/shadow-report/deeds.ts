import type { CalendarDate, CreativeProject, Instant, TicketStage } from '../model.ts';
import type { Doer, Past, ProjectPast, TaskMade } from './past.ts';

type Status = CreativeProject['status'];

/** Something that was done on a project or its tickets, and can be seen in HubSpot. */
export type Deed = { readonly at: Instant } & (
  | { readonly kind: 'status'; readonly from: Status; readonly to: Status; readonly by: Doer }
  | {
      readonly kind: 'date';
      readonly from: CalendarDate | null;
      readonly to: CalendarDate | null;
      readonly by: Doer;
    }
  | { readonly kind: 'task'; readonly task: TaskMade }
  | { readonly kind: 'ticket'; readonly ticketId: string; readonly subject: string }
  | {
      readonly kind: 'stage';
      readonly ticketId: string;
      readonly subject: string;
      readonly to: TicketStage;
      readonly by: Doer;
    }
);

/** Everything that was done on the project, oldest first. */
export function deedsOf(past: ProjectPast): readonly Deed[] {
  const deeds: readonly Deed[] = [
    ...changesOf<Status>(past.statuses, 'blank').map((change) => ({ kind: 'status' as const, ...change })),
    ...changesOf<CalendarDate | null>(past.dates, null).map((change) => ({
      kind: 'date' as const,
      ...change,
    })),
    ...past.tasks.map((task) => ({ kind: 'task' as const, at: task.createdAt, task })),
    ...past.tickets.flatMap(({ id, subject, createdAt, stages }): readonly Deed[] => [
      { kind: 'ticket', at: createdAt, ticketId: id, subject },
      // A new ticket's first stage came with it.
      ...stages
        .filter(({ since }) => since > createdAt)
        .map(({ value, since, by }) => ({
          ...({ kind: 'stage', ticketId: id, subject } as const),
          ...{ at: since, to: value, by },
        })),
    ]),
  ];
  return deeds.toSorted((one, other) => one.at - other.at);
}

function changesOf<Value>(past: Past<Value>, before: Value) {
  return past
    .map(({ value, since, by }, index) => ({
      ...{ at: since, by, to: value },
      from: past[index - 1]?.value ?? before,
    }))
    .filter(({ from, to }) => from !== to);
}
