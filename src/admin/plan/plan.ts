import { z } from 'zod';
import { addDays, todayIn } from '../../domain/calendar.ts';
import type { CalendarDate, CreativeProject, Snapshot } from '../../domain/model.ts';
import { situationOf } from '../../domain/situation.ts';
import { foreseenHandoffs, type ForeseenHandoff } from '../../domain/standing/foreseen.ts';
import { rulesOf } from '../../settings/settings-schema.ts';
import type { Operation } from '../operation.ts';
import { readOpenProjects } from './read-open-projects.ts';

/** A foreseen handoff of one project. */
export interface PlannedHandoff extends ForeseenHandoff {
  readonly projectId: string;
  readonly projectName: string;
  /** The brake holds it: it goes out when an admin releases it, and not by itself. */
  readonly isHeld: boolean;
}

/** What comes by itself in the days ahead. Dates are days in the account's time zone. */
export interface Plan {
  readonly today: CalendarDate;
  readonly until: CalendarDate;
  readonly timeZone: string;
  /** The hour of the day from which a day's kickoffs and cues go out. */
  readonly fromHour: number;
  readonly mode: 'live' | 'shadow';
  /** Open projects that were looked at. */
  readonly projects: number;
  /** By day, handoff and project. */
  readonly coming: readonly PlannedHandoff[];
}

/** Foresees from the projects' dates and statuses; changes nothing. */
export const plan: Operation<{ readonly days: number }, Plan> = {
  name: 'plan',
  input: z.strictObject({ days: z.int().min(0).max(730).default(30) }),
  run: async ({ account, clock, settings, store }, { days }, progress) => {
    const reader = account();
    const { settings: document, mode } = settings.get();
    const rules = rulesOf(document);
    const [details, people, held] = await Promise.all([reader.details(), reader.people(), store.held.list()]);
    const waiting = new Map(
      held.filter(({ word }) => word === 'held').map((item) => [item.projectId, item.handoffs]),
    );
    const now = clock.now();
    const today = todayIn(details.timeZone, now);
    const until = addDays(today, days);
    const coming: PlannedHandoff[] = [];
    let projects = 0;
    for await (const page of readOpenProjects(reader, addDays(until, rules.leadDays), progress)) {
      projects += page.length;
      for (const project of page) {
        const situation = situationOf(bare(project, { account: details, people }), rules, now);
        const { id, name } = situation.project;
        const foreseen = foreseenHandoffs(situation, until);
        coming.push(
          ...foreseen.map((each) => {
            const isHeld = each.on === today && (waiting.get(id) ?? []).includes(each.handoff);
            return { ...each, projectId: id, projectName: name, isHeld };
          }),
        );
      }
    }
    const common = { today, until, timeZone: details.timeZone, fromHour: rules.sweep.hour, mode, projects };
    return { ...common, coming: coming.sort(byDay) };
  },
};

/** A project without its tickets and history, from which nothing is foreseen. */
function bare(project: CreativeProject, around: Pick<Snapshot, 'account' | 'people'>): Snapshot {
  return { ...around, project, tickets: [], issued: [], memory: null };
}

function byDay(one: PlannedHandoff, other: PlannedHandoff): number {
  const keys = ['on', 'handoff', 'projectName', 'projectId'] as const;
  const key = keys.find((each) => one[each] !== other[each]);
  return key === undefined ? 0 : one[key] < other[key] ? -1 : 1;
}
