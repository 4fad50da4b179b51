import { expect, it } from 'vitest';
import { summarise } from '../../../src/domain/shadow-report/summarise.ts';
import { at } from '../../support/given/moments.ts';
import { dana } from '../../support/given/people.ts';
import { WatchedProject } from './watched-project.ts';

it('says of each handoff all there is to say', () => {
  const project = new WatchedProject()
    .noted('2026-03-17 23:30', '1 kickoff')
    .task('2026-03-17 08:00', 'Reach out', dana.id);
  expect(project.compared('2026-04-10')).toEqual([
    {
      verdict: 'agreed',
      handoff: '1 kickoff',
      projectId: '7',
      projectName: 'Acme',
      day: '2026-03-17',
      at: at('2026-03-17 23:30'),
      hoursLater: -15.5,
      app: 'It was due.',
      people: '16 hours earlier the task "Reach out" was created.',
    },
  ]);
});

it('reports only what was noted since then, and takes older notes for what belongs to them', () => {
  const project = new WatchedProject()
    .noted('2026-03-17 09:00', '1 kickoff')
    .task('2026-03-20 09:00', 'Reach out', dana.id);
  expect(project.told('2026-04-10', '2026-03-18')).toEqual([]);
});

it('leaves to people only the time until the app began to act itself', () => {
  const project = new WatchedProject()
    .noted('2026-03-17 09:00', '1 kickoff')
    .actedItself('2026-03-19 09:00')
    .status('2026-03-20 09:00', 'refresh_request_submitted')
    .status('2026-03-25 09:00', 'creatives_pending_approval', 'an integration');
  expect(project.told('2026-04-20')).toEqual([
    '1 kickoff: too early. Nobody yet; it counts as forgotten after 1 April 2026.',
  ]);
});

it('says of a project that is gone, and of a note of an older version, that nothing can be compared', () => {
  const gone = new WatchedProject()
    .noted('2026-03-17 09:00', '1 kickoff')
    .compared('2026-04-20', '2026-03-01', true);
  expect(gone.map(({ verdict, projectName, people }) => [verdict, projectName, people])).toEqual([
    ['unseen', 'Project 7', 'The project does not exist any more.'],
  ]);
  expect(new WatchedProject().notedByAnOlderVersion('2026-03-17', '1 kickoff').told('2026-04-20')).toEqual([
    '1 kickoff: unseen. An older version noted this without what is needed to compare it.',
  ]);
});

it('tells of each verdict how often it was given, by handoff in the order of the process', () => {
  const verdicts = [
    'agreed',
    'different',
    'app only',
    'people only',
    'too early',
    'long due',
    'cannot tell',
    'unseen',
  ] as const;
  const [any] = new WatchedProject().noted('2026-03-17 09:00', '1 kickoff').compared('2026-04-10');
  const comparisons = verdicts.flatMap((verdict, index) =>
    any ? Array.from({ length: index + 1 }, () => ({ ...any, verdict })) : [],
  );
  const { counts, agreement, handoffs } = summarise([
    ...comparisons.map((each) => ({ ...each, handoff: '8 close' as const })),
    ...comparisons.map((each) => ({ ...each, handoff: '3 submission cue' as const })),
  ]);
  const once = {
    agreed: 1,
    different: 2,
    'app only': 3,
    'people only': 4,
    'too early': 5,
    'long due': 6,
    'cannot tell': 7,
    unseen: 8,
  };
  expect(counts).toEqual(
    Object.fromEntries(Object.entries(once).map(([verdict, count]) => [verdict, 2 * count])),
  );
  expect(agreement).toBe(10);
  expect(handoffs).toEqual([
    { handoff: '3 submission cue', counts: once, agreement: 10 },
    { handoff: '8 close', counts: once, agreement: 10 },
  ]);
});

it('reports of a note at the very moment that is asked for, and of a gone project likewise', () => {
  const project = new WatchedProject()
    .noted('2026-03-17 09:00', 'upkeep')
    .noted('2026-03-18 09:00', 'upkeep');
  const reported = (since: string, isGone: boolean) =>
    project.compared('2026-04-20', since, isGone).map(({ day }) => day);
  expect([reported('2026-03-18 09:00', false), reported('2026-03-18 09:00', true)]).toEqual([
    ['2026-03-18'],
    ['2026-03-18'],
  ]);
  expect([reported('2026-03-17 09:00', false), reported('2026-03-17 09:00', true)]).toEqual([
    ['2026-03-17', '2026-03-18'],
    ['2026-03-17', '2026-03-18'],
  ]);
});

it('takes what the app did before the note, or with it, for no end of people’s time', () => {
  const verdictWith = (actedAt: string) =>
    new WatchedProject().noted('2026-03-17 09:00', '1 kickoff').actedItself(actedAt).compared('2026-04-20')[0]
      ?.verdict;
  expect(['2026-03-17 08:59', '2026-03-17 09:00', '2026-03-17 09:01'].map(verdictWith)).toEqual([
    'app only',
    'app only',
    'too early',
  ]);
});

it('sums up by handoff and overall, and counts only what can be compared', () => {
  const met = new WatchedProject()
    .noted('2026-03-17 09:00', '1 kickoff')
    .status('2026-03-20 09:00', 'refresh_request_submitted')
    .noted('2026-04-01 09:00', '3 submission cue');
  const forgotten = new WatchedProject().noted('2026-03-17 09:00', '1 kickoff');
  const early = new WatchedProject().status('2026-03-25 09:00', 'creatives_pending_approval');
  const comparisons = [met, forgotten, early].flatMap((each) => each.compared('2026-04-03'));
  const none = {
    agreed: 0,
    different: 0,
    'app only': 0,
    'people only': 0,
    'too early': 0,
    'long due': 0,
    'cannot tell': 0,
    unseen: 0,
  };
  expect(summarise(comparisons)).toEqual({
    counts: { ...none, agreed: 1, 'app only': 1, 'people only': 1, 'too early': 1 },
    agreement: 33,
    handoffs: [
      { handoff: '1 kickoff', counts: { ...none, agreed: 1, 'app only': 1 }, agreement: 50 },
      { handoff: '3 submission cue', counts: { ...none, 'too early': 1 }, agreement: null },
      { handoff: '5 review', counts: { ...none, 'people only': 1 }, agreement: 0 },
    ],
  });
  expect(summarise([]).agreement).toBeNull();
});
