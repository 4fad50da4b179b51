import * as fc from 'fast-check';
import { partNames, refreshStatuses } from '../../../src/domain/model.ts';
import type { SomeRules } from '../given/rules.ts';
import {
  approvePart,
  completeTasks,
  deleteTicket,
  finishTicket,
  flagRevision,
  moveTicket,
  passDays,
  pasteLink,
  setStatus,
  shiftDate,
  submitTicket,
  type Move,
} from './people-move.ts';

/** A move with the words a failing seed is read by. */
export interface NamedMove {
  readonly move: Move;
  readonly toString: () => string;
}

function named(move: Move, ...words: readonly (string | number)[]): NamedMove {
  return { move, toString: () => words.join(' ') };
}

const ticketId = fc.constantFrom('11', '12', '13');
const folder = fc.constantFrom('Spring', ' spring', 'Summer');

/** Anything people may do to a project and three tickets, sensible or not. */
const anyMove: fc.Arbitrary<NamedMove> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .constantFrom(...refreshStatuses)
      .map((status) => named(setStatus(status), 'status', status)),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(ticketId, folder)
      .map(([id, name]) => named(submitTicket(id, name), 'submit', id, name)),
  },
  { weight: 4, arbitrary: ticketId.map((id) => named(finishTicket(id), 'finish', id)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(ticketId, fc.constantFrom(...partNames))
      .map(([id, part]) => named(approvePart(id, part), 'approve', part, 'of', id)),
  },
  { weight: 2, arbitrary: ticketId.map((id) => named(flagRevision(id, 'copy'), 'flag copy of', id)) },
  {
    weight: 1,
    arbitrary: ticketId.map((id) => named(flagRevision(id, 'copy', 'graphics'), 'flag both of', id)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(ticketId, fc.constantFrom('new', 'in_progress', 'pending_approval', 'closed'))
      .map(([id, stage]) => named(moveTicket(id, stage), 'move', id, 'to', stage)),
  },
  { weight: 1, arbitrary: ticketId.map((id) => named(deleteTicket(id), 'delete', id)) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('Reach Out', 'Submit', 'Share', 'Implement', 'AdLab')
      .map((words) => named(completeTasks(words), 'complete', words)),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(-40, -3, 3, 40).map((days) => named(shiftDate(days), 'shift date by', days)),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('a', 'b')
      .map((path) => named(pasteLink(`https://adlab.example/${path}`), 'paste', path)),
  },
  { weight: 3, arbitrary: fc.constantFrom(1, 7, 30).map((days) => named(passDays(days), 'pass days', days)) },
);

export const anyMoves: fc.Arbitrary<readonly NamedMove[]> = fc.array(anyMove, {
  minLength: 1,
  maxLength: 14,
});

/** The settings that change what happens. */
export const anyRules: fc.Arbitrary<SomeRules> = fc.record({
  declineReschedulesFrom: fc.constantFrom('today', 'refreshDate'),
  automations: fc.record({
    cueWithoutRequest: fc.boolean(),
    qaTasks: fc.boolean(),
    closeTicketsWithCycle: fc.boolean(),
  }),
  cadence: fc.record({ defaultDays: fc.constantFrom(1, 14, 90) }),
  // The clock of the world stands at some time past nine.
  sweep: fc.record({ hour: fc.constantFrom(0, 8, 23) }),
});
