import { expect, it } from 'vitest';
import { asWritten } from '../../src/domain/as-written.ts';
import type { ProjectChange, TicketChange, WriteProject, WriteTicket } from '../../src/domain/decision.ts';
import { aProject } from '../support/given/a-project.ts';
import { aQueuedTicket } from '../support/given/a-ticket.ts';
import { at } from '../support/given/moments.ts';

const now = at('2026-03-12');
const base = { handoff: '8 close', reason: 'Somebody said so.' } as const;
const project = aProject({ status: 'creatives_completed_and_approved', implementationTaskId: '503' });
const ticket = aQueuedTicket({ id: '11' });
const records = { project, tickets: [ticket, aQueuedTicket({ id: '12' })] };

const writeProject = (change: ProjectChange): WriteProject => ({
  ...base,
  ...{ kind: 'write project', key: 'project-7.write', projectId: '7', change },
});
const writeTicket = (ticketId: string, change: TicketChange): WriteTicket => ({
  ...base,
  ...{ kind: 'write ticket', key: `ticket-${ticketId}.write`, ticketId, change },
});

it('A project has what was written, and keeps the rest', () => {
  const change = { status: 'creatives_implemented', sequence: 5, kickoffSentAt: null } as const;
  expect(asWritten(records, [writeProject(change)], now)).toEqual({
    project: { ...project, status: 'creatives_implemented', sequence: 5, kickoffSentAt: null },
    tickets: records.tickets,
    movedTickets: [],
  });
});

it('The Implement task is the one that was created, none where it was unbound, and as before where nobody knows it', () => {
  const bind = [writeProject({ implementationTaskId: { taskOf: 'key.task' } })];
  const boundTo = (effects: readonly WriteProject[], taskIds?: ReadonlyMap<string, string>) =>
    asWritten(records, effects, now, taskIds).project.implementationTaskId;
  expect(boundTo(bind, new Map([['key.task', '900']]))).toBe('900');
  expect(boundTo(bind)).toBe('503');
  expect(boundTo([writeProject({ implementationTaskId: null })])).toBeNull();
  expect(boundTo([writeProject({ sequence: 5 })])).toBe('503');
});

it('A ticket that is moved enters Pending Approval now, and is named, because only HubSpot knows when exactly', () => {
  const move = writeTicket('11', { stage: 'pending_approval', readyRound: 0 });
  expect(asWritten(records, [move, writeTicket('12', { queuedAt: now })], now)).toEqual({
    project,
    tickets: [
      { ...ticket, stage: 'pending_approval', readyRound: 0, enteredPendingApprovalAt: now },
      aQueuedTicket({ id: '12', queuedAt: now }),
    ],
    movedTickets: ['11'],
  });
});

it('A ticket that was in Pending Approval, or is not there, has not moved', () => {
  const stage = 'pending_approval';
  const there = { project, tickets: [aQueuedTicket({ id: '11', stage, enteredPendingApprovalAt: 4711 })] };
  const writes = ['11', '99'].map((id) => writeTicket(id, { stage }));
  expect(asWritten(there, writes, now)).toEqual({ ...there, movedTickets: [] });
});
