import { Temporal } from 'temporal-polyfill';
import { expect, it, vi } from 'vitest';
import { aProject } from '../support/given/a-project.ts';
import { aPendingTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { at } from '../support/given/moments.ts';

it('reschedules a decline from a date two thousand years ago by the day, without counting every cycle', () => {
  const project = aProject({
    status: 'no_refresh_requested',
    refreshDate: '0001-01-01',
    cadenceDays: '1',
  });
  const made = vi.spyOn(Temporal.PlainDate, 'from');
  const moved = vi.spyOn(Temporal.PlainDate.prototype, 'add');
  const { change } = given(project)
    .ruledBy({ declineReschedulesFrom: 'refreshDate' })
    .on('2026-03-12')
    .the('write project');
  expect(change.refreshDate).toBe('2026-03-13');
  // Since that date there have been 740,000 cadences.
  expect(made.mock.calls.length + moved.mock.calls.length).toBeLessThan(1_000);
});

it.each([0, -4])('hands over a ticket that somebody has given cycle %i with its ad set', (cycle) => {
  const { decision } = given(
    aProject({ status: 'deliverable_submitted' }),
    aPendingTicket({ id: '1' }),
    aPendingTicket({ id: '2', cycle }),
  ).on('2026-03-12');
  expect(decision.fired.map(({ handoff }) => handoff)).toEqual(['5 review']);
  const enteredAt = at('2026-03-11');
  expect(decision.effects.filter(({ kind }) => kind === 'write ticket')).toMatchObject([
    { ticketId: '1', change: { cycle: 1, reviewRequestedAt: enteredAt } },
    { ticketId: '2', change: { cycle: 1, reviewRequestedAt: enteredAt } },
  ]);
});
