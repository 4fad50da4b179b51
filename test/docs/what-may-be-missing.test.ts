import { expect, it } from 'vitest';
import type { MissingThing } from '../../src/domain/standing/standing.ts';
import { standingOf } from '../domain/standing/standing-of.ts';
import { aProject } from '../support/given/a-project.ts';
import { aPendingTicket, aSharedTicket, aTicket } from '../support/given/a-ticket.ts';
import { at } from '../support/given/moments.ts';
import { page, rowsOf, sectionOf } from './pages.ts';

const submitted = aProject({ status: 'deliverable_submitted' });
const second = {
  ...submitted,
  cycle: 2,
  cycleStartedAt: at('2026-03-12'),
  lastImplementedAt: at('2026-03-12'),
};
const oldLink = { adLabLink: 'https://adlab.example/old', adLabLinkChangedAt: at('2026-01-10') };

/** One project or more for everything that may be missing. */
const found: Readonly<Record<MissingThing['what'], readonly (readonly MissingThing[])[]>> = {
  'known status': [standingOf(aProject({ status: 'unrecognised' })).missing],
  'refresh date': [standingOf(aProject({ status: 'refresh_request_submitted', refreshDate: null })).missing],
  'account manager': [
    standingOf(aProject({ accountManagerId: null })).missing,
    standingOf(aProject({ accountManagerId: '99' })).missing,
  ],
  sas: [standingOf(aProject({ sasId: null })).missing, standingOf(aProject({ sasId: '99' })).missing],
  'usable cadence': [standingOf(aProject({ cadenceDays: 'often' })).missing],
  'adlab link': [
    standingOf(submitted, { tickets: [aPendingTicket()] }).missing,
    standingOf({ ...second, ...oldLink }, { tickets: [aSharedTicket({ cycle: 2 })] }).missing,
  ],
  'folder name': [standingOf(aProject(), { tickets: [aTicket({ folderName: null })] }).missing],
  'single project': [standingOf(aProject(), { tickets: [aTicket({ projectIds: ['7', '8'] })] }).missing],
};

it('the guide has whatever the card may miss, in the words of the card, and nothing else', () => {
  const shown = rowsOf(sectionOf(page('docs/admin-guide.md'), 'What may be missing')).flatMap(([says = '']) =>
    says.split(', or: '),
  );
  const problems = Object.entries(found).flatMap(([what, projects]) =>
    projects.map((missing) => missing.find((thing) => thing.what === what)?.problem ?? `no ${what}`),
  );

  expect(problems.map((problem) => shown.filter((says) => isSaidBy(problem, says)).length)).toEqual(
    problems.map(() => 1),
  );
  expect(shown.filter((says) => !problems.some((problem) => isSaidBy(problem, says)))).toEqual([]);
});

/** `…` in the guide stands for whatever differs; a long sentence may be cut short. */
function isSaidBy(problem: string, says: string): boolean {
  const [first = '', ...rest] = says.split('…');
  if (!problem.startsWith(first)) return false;
  return (
    rest.reduce((from, part) => {
      const place = from < 0 ? -1 : problem.indexOf(part, from);
      return place < 0 ? -1 : place + part.length;
    }, first.length) >= 0
  );
}
