import { describe, expect, it } from 'vitest';
import { asFreshTicket } from '../../src/domain/clones.ts';
import type { CreativeProject, DeliverableTicket } from '../../src/domain/model.ts';
import { cycleOfTicket } from '../../src/domain/ticket-cycle.ts';
import { aProject } from '../support/given/a-project.ts';
import { aTicket } from '../support/given/a-ticket.ts';
import { at } from '../support/given/moments.ts';

const began = at('2026-03-10');
const justBefore = began - 1;
const justAfter = began + 1;

/** In which cycle the ticket counts on a project whose third cycle began on 10 March 2026. */
function countsIn(ticket: Partial<DeliverableTicket>, project: Partial<CreativeProject> = {}): number {
  return cycleOfTicket(asFreshTicket(aTicket({ createdAt: justBefore, ...ticket })), {
    project: aProject({ createdAt: at('2026-01-01'), cycleStartedAt: began, ...project }),
    cycle: 3,
    cycleStartedAt: began,
  });
}

describe('A ticket that was queued', () => {
  it('counts in the cycle it was queued in', () => {
    expect(countsIn({ cycle: 2, queuedAt: justBefore })).toBe(2);
    expect(countsIn({ cycle: 3, queuedAt: justAfter })).toBe(3);
    expect(countsIn({ cycle: 2, queuedAt: null })).toBe(2);
    expect(countsIn({ cycle: 2, queuedAt: began })).toBe(2);
  });

  it('counts in the present cycle where its number can only be of the project it was moved from', () => {
    expect(countsIn({ cycle: 4, queuedAt: justBefore })).toBe(3);
    expect(countsIn({ cycle: 2, queuedAt: justAfter })).toBe(3);
  });

  it('counts by its number where nobody knows when the present cycle began', () => {
    expect(countsIn({ cycle: 2, queuedAt: justAfter }, { cycleStartedAt: null })).toBe(2);
  });
});

describe('A ticket that was not queued', () => {
  it('counts in the present cycle, whenever it was made; a number below 1 is none', () => {
    expect(countsIn({ cycle: null })).toBe(3);
    expect(countsIn({ cycle: 0, queuedAt: justBefore })).toBe(3);
  });

  it('counts in none where it was closed before the cycle began, and in the cycle where it was made in it', () => {
    expect(countsIn({ cycle: null, stage: 'closed', createdAt: justBefore })).toBe(0);
    expect(countsIn({ cycle: null, stage: 'closed', createdAt: began })).toBe(3);
  });

  it('counts in the cycle the client declined where it was there before the no', () => {
    const declined = { status: 'no_refresh_requested', declinedAt: at('2026-03-20') } as const;
    const before = { createdAt: at('2026-03-20') - 1 };
    expect(countsIn(before, declined)).toBe(2);
    expect(countsIn({ createdAt: at('2026-03-20') }, declined)).toBe(3);
    expect(countsIn(before, { ...declined, declinedAt: null })).toBe(3);
    expect(countsIn(before, { ...declined, status: 'blank' })).toBe(3);
  });
});
