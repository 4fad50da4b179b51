import {
  completeTasks,
  finishTicket,
  flagRevision,
  logNote,
  passDays,
  pasteLink,
  setStatus,
  shiftDate,
  submitTicket,
  type Move,
} from './people-move.ts';
import { settle } from './settle.ts';
import type { World } from './world.ts';

/** People move, and the app looks after each move until nothing is left to do. */
export function play(world: World, ...moves: readonly Move[]): World {
  return moves.reduce((current, move) => settle(move(current)), settle(world));
}

/** From the kickoff to the client's approval, with one revision round. */
export const toApproval: readonly Move[] = [
  logNote('Summer look, new logo'),
  completeTasks('Reach Out'),
  setStatus('refresh_request_submitted'),
  passDays(11),
  submitTicket('11'),
  submitTicket('12'),
  completeTasks('Submit'),
  setStatus('deliverable_submitted'),
  passDays(3),
  finishTicket('11'),
  pasteLink('https://adlab.example/acme'),
  finishTicket('12'),
  completeTasks('Share'),
  flagRevision('12', 'copy'),
  passDays(1),
  finishTicket('12'),
  completeTasks('Share'),
  setStatus('creatives_completed_and_approved'),
  passDays(1),
];

/** Two moves between which nobody looks. */
const atOnce =
  (...moves: readonly Move[]): Move =>
  (world) =>
    moves.reduce((current, move) => move(current), world);

/** Everything the process knows, in one life: a date moved, an approval withdrawn, a no undone, two cycles. */
export const aLongLife: readonly Move[] = [
  shiftDate(40),
  shiftDate(-40),
  setStatus('refresh_request_submitted'),
  passDays(11),
  shiftDate(3),
  passDays(3),
  atOnce(submitTicket('11'), submitTicket('12'), submitTicket('13', 'Summer')),
  setStatus('no_refresh_requested'),
  setStatus('deliverable_submitted'),
  atOnce(finishTicket('11'), finishTicket('12')),
  flagRevision('12', 'copy', 'graphics'),
  finishTicket('12'),
  pasteLink('https://adlab.example/acme'),
  setStatus('creatives_completed_and_approved'),
  setStatus('creatives_pending_approval'),
  setStatus('creatives_completed_and_approved'),
  completeTasks('Implement'),
  setStatus('creatives_implemented'),
  finishTicket('13'),
  passDays(80),
  setStatus('no_refresh_requested'),
  passDays(90),
];
