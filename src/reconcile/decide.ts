import type { decide } from '../domain/decide.ts';
import type { decideUnplacedTicket } from '../domain/unplaced-ticket.ts';

/** The pure core: what is to be done about one project now. Reads nothing, changes nothing. */
export type Decide = typeof decide;

/** The pure core for tickets that lead to no single project. */
export type DecideUnplaced = typeof decideUnplacedTicket;
