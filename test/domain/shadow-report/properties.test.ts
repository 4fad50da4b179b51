import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refreshStatuses } from '../../../src/domain/model.ts';
import { addDays } from '../../../src/domain/calendar.ts';
import { summarise } from '../../../src/domain/shadow-report/summarise.ts';
import { WatchedProject } from './watched-project.ts';

const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-03-01', days));
const noted = ['1 kickoff', '2a declined', '3 submission cue', '5 review', '7 approval', '8 close'] as const;

type Step = (project: WatchedProject) => WatchedProject;
const step: fc.Arbitrary<{ readonly on: string; readonly take: Step }> = fc
  .tuple(
    day,
    fc.oneof(
      fc
        .constantFrom(...refreshStatuses)
        .map((status) => (project: WatchedProject, on: string) => project.status(on, status)),
      fc.option(day).map((date) => (project: WatchedProject, on: string) => project.date(on, date)),
      fc
        .constantFrom('Reach out', 'Submit tickets', 'Share deliverables', 'Implement', 'Call')
        .map((subject) => (project: WatchedProject, on: string) => project.task(on, subject, '1')),
      fc
        .constantFrom(...noted)
        .map((handoff) => (project: WatchedProject, on: string) => project.noted(on, handoff)),
    ),
  )
  .map(([on, take]) => ({ on, take: (project) => take(project, on) }));

it('whatever happened, each note is judged at most once, and the sums are those of what is listed', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const inOrder = steps.toSorted((one, other) => (one.on < other.on ? -1 : 1));
      const project = inOrder.reduce((sum, { take }) => take(sum), new WatchedProject());
      const comparisons = project.compared('2026-05-10');
      const ofNotes = comparisons.filter(({ verdict }) => verdict !== 'people only');
      expect(ofNotes.length).toBeLessThanOrEqual(project.notesTaken);
      expect(comparisons.map(({ at }) => at)).toEqual(comparisons.map(({ at }) => at).sort((a, b) => a - b));
      const { counts } = summarise(comparisons);
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(comparisons.length);
    }),
  );
});
