import type { CalendarDate, Part } from './model.ts';
import type { StallLimits } from './stalls/waiting-handoff.ts';

/**
 * What an admin may change about the process. The settings document satisfies this interface; the decision
 * core knows nothing else of it.
 */
export interface Rules {
  readonly cadence: {
    /** Days from one refresh to the next where neither project nor package says otherwise; 1 to 730. */
    readonly defaultDays: number;
    /** Cadence in days by the value of the package property. */
    readonly byPackage: Readonly<Record<string, number>>;
  };
  /** Days before the refresh date at which a cycle is kicked off; never more than the cadence less one. */
  readonly leadDays: number;
  /** The day from which a declined refresh counts its next date. */
  readonly declineReschedulesFrom: 'today' | 'refreshDate';
  readonly sweep: {
    /**
     * The hour of the day (0 to 23, in the account's time zone) from which what comes with a date goes out: the
     * kickoff and the submission cue of that day.
     */
    readonly hour: number;
  };
  readonly turnaround: {
    readonly standardBusinessDays: number;
    readonly extendedBusinessDays: number;
    /** The number of tickets in an ad set from which the extended turnaround applies. */
    readonly extendedFromTickets: number;
  };
  readonly tasks: {
    /** Wall-clock time in the account's zone at which tasks are due, `HH:MM`. */
    readonly dueTime: string;
    readonly kickoffBusinessDays: number;
    readonly reviewBusinessDays: number;
    readonly implementationBusinessDays: number;
    /** Business days for the small tasks that mend missing things (link, folder name, date) and for QA. */
    readonly upkeepBusinessDays: number;
    /** Hours a ticket may be without folder name or project before somebody is asked. */
    readonly placementGraceHours: number;
  };
  /** Days on which nobody works, besides Saturday and Sunday. */
  readonly holidays: readonly CalendarDate[];
  readonly people: {
    /** Where an email goes whose addressee is missing; null: nowhere, with a warning. */
    readonly fallbackEmail: string | null;
    /** Owner ids used where a record names nobody. */
    readonly defaultAccountManagerId: string | null;
    readonly defaultSasId: string | null;
    readonly defaultCopywriterId: string | null;
    readonly defaultDesignerId: string | null;
    /** Owner ids of the team leads who QA each part; used by the QA automation only. */
    readonly teamLeadIds: Readonly<Record<Part, string | null>>;
  };
  readonly automations: {
    /** Cue the SAS on the refresh date although the status is still blank. */
    readonly cueWithoutRequest: boolean;
    /** Give the team lead a task when a part goes to QA. */
    readonly qaTasks: boolean;
    /** Move the ad sets' tickets to the configured closed stage when the cycle closes. */
    readonly closeTicketsWithCycle: boolean;
  };
  readonly stalls: {
    /** Business days, from 1, that a handoff may wait; from then on it is stalled. */
    readonly limits: StallLimits;
    /** Remind whoever holds the ball of a stalled handoff by one email. */
    readonly remind: boolean;
  };
}
