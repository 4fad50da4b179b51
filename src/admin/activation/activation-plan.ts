import type { Choice } from '../../domain/adoption/choice.ts';
import type { CalendarDate } from '../../domain/model.ts';
import type { HandoffName } from './handoff-names.ts';

/** How much of one handoff is due. */
export interface Amount {
  readonly projects: number;
  readonly tasks: number;
  readonly emails: number;
}

export interface ProjectName {
  readonly projectId: string;
  readonly name: string;
}

/** What would become of one handoff. */
export interface HandoffForecast {
  readonly handoff: HandoffName;
  /** `older`: adopted, except for what has become due today. */
  readonly choice: Choice;
  readonly adopted: Amount;
  readonly fired: Amount;
  /** The longest overdue, at most three. */
  readonly examples: readonly (ProjectName & {
    /** The day since when it is due; null: nothing tells. */
    readonly since: CalendarDate | null;
    readonly becomes: 'adopted' | 'fired';
  })[];
}

/** What going live would mean now. */
export interface Forecast {
  /** Projects that were looked at. */
  readonly projects: number;
  /** Tickets without exactly one creative project. */
  readonly unplacedTickets: number;
  /** In the order of the process; those of which nothing is due are left out. */
  readonly handoffs: readonly HandoffForecast[];
  readonly implementTasks: {
    /** Projects whose one open task made by hand becomes the Implement task. */
    readonly bound: readonly ProjectName[];
    /** Projects with several such tasks, none of which is bound. */
    readonly several: readonly (ProjectName & { readonly taskIds: readonly string[] })[];
  };
}
