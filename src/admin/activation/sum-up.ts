import type { Announcement, Foresight } from '../../domain/adoption/foresee.ts';
import type { Amount, HandoffForecast, ProjectName } from './activation-plan.ts';
import { handoffNames, nameOfHandoff, type ChosenByName, type HandoffName } from './handoff-names.ts';

/** What is foreseen of one project. */
export interface ForeseenProject extends ProjectName {
  readonly foresight: Foresight;
}

const mostExamples = 3;

/** Sums up what is foreseen of all projects, handoff by handoff; those of which nothing is due are left out. */
export function sumUp(
  projects: readonly ForeseenProject[],
  chosen: ChosenByName,
): readonly HandoffForecast[] {
  return handoffNames.flatMap((handoff) => {
    const adopted = amountOf(projects, handoff, 'adopted');
    const fired = amountOf(projects, handoff, 'fired');
    if (adopted.projects + fired.projects === 0) return [];
    return [{ handoff, choice: chosen[handoff], adopted, fired, examples: examplesOf(projects, handoff) }];
  });
}

function amountOf(
  projects: readonly ForeseenProject[],
  handoff: HandoffName,
  what: 'adopted' | 'fired',
): Amount {
  const concerned = projects.filter(({ foresight }) => isConcerned(foresight, handoff, what));
  const announcements = projects.flatMap(({ foresight }) => announcementsOf(foresight, handoff, what));
  const numberOf = (kind: Announcement['kind']) =>
    announcements.filter((announcement) => announcement.kind === kind).length;
  return {
    projects: concerned.length,
    tasks: numberOf('create task'),
    emails: numberOf('send email'),
  };
}

function announcementsOf(
  foresight: Foresight,
  handoff: HandoffName,
  what: 'adopted' | 'fired',
): readonly Announcement[] {
  return foresight[what].filter((announcement) => nameOfHandoff(announcement.handoff) === handoff);
}

function isConcerned(foresight: Foresight, handoff: HandoffName, what: 'adopted' | 'fired'): boolean {
  const isSilent = foresight.silently.some((each) => nameOfHandoff(each) === handoff);
  return announcementsOf(foresight, handoff, what).length > 0 || (what === 'adopted' && isSilent);
}

function examplesOf(projects: readonly ForeseenProject[], handoff: HandoffName): HandoffForecast['examples'] {
  const all = (['adopted', 'fired'] as const).flatMap((becomes) =>
    projects
      .filter(({ foresight }) => isConcerned(foresight, handoff, becomes))
      .map(({ projectId, name, foresight }) => {
        const dates = announcementsOf(foresight, handoff, becomes).flatMap(({ since }) => since ?? []);
        return { projectId, name, since: dates.sort()[0] ?? null, becomes };
      }),
  );
  return all.sort(longestFirst).slice(0, mostExamples);
}

/** Those of which nothing tells since when come last. */
function longestFirst(
  one: HandoffForecast['examples'][number],
  other: HandoffForecast['examples'][number],
): number {
  const [first, second] = [one.since ?? '9999', other.since ?? '9999'];
  if (first === second) return Number(one.projectId) - Number(other.projectId);
  return first < second ? -1 : 1;
}
