import { addDays } from '../../domain/calendar.ts';
import type { Picture } from './picture.ts';

/** What the account must look like in the end: each task and each email exactly so many times. */
interface Expectation {
  readonly tasks: Readonly<Record<string, number>>;
  readonly emails: Readonly<Record<string, number>>;
  readonly project: Readonly<Record<string, string>>;
}

const subjects = ['Static 1x1', 'Static 4x5', 'Story 9x16', 'Reel 15s'];
const name = 'Harbor & Pine – Prospecting';

/** `declinedOn`: the day of the second cycle's "no". */
export function expectationOf(declinedOn: string): Expectation {
  const forEach = (prefix: string) =>
    Object.fromEntries(subjects.map((subject) => [`${prefix}: ${subject}`, 1]));
  return {
    tasks: {
      'Reach Out to Client About Creative Refresh': 2,
      'Submit Deliverable Tickets for Creative Refresh': 1,
      ...forEach('Write Copy'),
      ...forEach('Design Graphics'),
      'Paste the AdLab Link': 1,
      'Share Deliverables with Client': 2,
      'Revise Copy: Static 4x5': 1,
      'Revise Graphics: Static 4x5': 1,
      'Implement New Creatives for Refresh': 1,
    },
    emails: {
      [`amara: Creative refresh coming up: ${name}`]: 2,
      [`sasha: Creative refresh ready for submission: ${name}`]: 1,
      [`sasha: Ad set complete: Spring 2026 (${name})`]: 2,
      [`amara: Ready for client review: Spring 2026 (${name})`]: 2,
      'corin: Revision requested: Static 4x5': 1,
      'dalia: Revision requested: Static 4x5': 1,
      [`sasha: Approved, please implement: ${name}`]: 1,
      [`amara: New creatives are live: ${name}`]: 1,
    },
    project: {
      creative_refresh_status: 'no_refresh_requested',
      creative_refresh_date: addDays(declinedOn, 90),
      creative_refresh_cycle: '3',
      creative_refresh_waiting_on: 'nobody',
    },
  };
}

/** Everything that is missing, double or otherwise not as it must be; empty: all is well. */
export function shortcomings(picture: Picture, expected: Expectation): readonly string[] {
  const open = picture.tasks.filter(({ values }) => values['hs_task_status'] === 'NOT_STARTED');
  return [
    ...differences(
      'task',
      count(picture.tasks.map(({ values }) => values['hs_task_subject'] ?? '')),
      expected.tasks,
    ),
    ...differences(
      'email',
      count(picture.emails.map(({ to, subject }) => `${to.split('@')[0] ?? ''}: ${subject}`)),
      expected.emails,
    ),
    ...open.map(({ values }) => `task "${values['hs_task_subject'] ?? ''}" is still open`),
    ...Object.entries(expected.project)
      .filter(([property, value]) => picture.project.values[property] !== value)
      .map(
        ([property, value]) => `${property} is "${picture.project.values[property] ?? ''}", not "${value}"`,
      ),
  ];
}

function count(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of names) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

function differences(
  kind: string,
  found: ReadonlyMap<string, number>,
  expected: Readonly<Record<string, number>>,
): readonly string[] {
  const names = new Set([...found.keys(), ...Object.keys(expected)]);
  return [...names]
    .map((each) => ({ each, was: found.get(each) ?? 0, wanted: expected[each] ?? 0 }))
    .filter(({ was, wanted }) => was !== wanted)
    .map(({ each, was, wanted }) => `${kind} "${each}": ${was} instead of ${wanted}`);
}
