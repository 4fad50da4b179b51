import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/domain/model.ts';
import { createLookAtProject } from '../../src/reconcile/look-at-project.ts';
import { AccountError } from '../../src/reconcile/ports/account.ts';
import { parseSettings, rulesOf } from '../../src/settings/settings-schema.ts';
import { projectRecord, ticketRecord } from '../support/fakes/records.ts';
import { Room, quietDecision } from './room.ts';

const key = 'project-1.cycle-1.kickoff.0.task';

/** A project with two tickets, one of them shared with another project, and a task of the app on it. */
function roomAtWork(): { room: Room; seen: Snapshot[] } {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.account.projects.set('2', projectRecord({ id: '2' }));
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['1'] }));
  room.account.tickets.set('72', ticketRecord({ id: '72', projectIds: ['1', '2'] }));
  room.account.owners['11'] = { id: '11', name: 'Ann Lee', email: 'ann@agency.example' };
  room.account.addTask({ body: `<p>Call.</p>Ref: ${key}`, projectId: '1', dueAt: 99 });
  const seen: Snapshot[] = [];
  room.decide = (snapshot) => {
    if (snapshot.project.id === '1') seen.push(snapshot);
    return quietDecision(snapshot);
  };
  return { room, seen };
}

/** Everything that could have been written to. */
function everythingIn({ account, queue, ledger, memory, outbox }: Room): unknown {
  return structuredClone([
    [account.projects, account.tickets, account.tasks],
    queue.rows,
    [ledger.rows, ledger.changes],
    [memory.knownProjects, memory.knownTickets],
    outbox.rows,
  ]);
}

describe('a look at one project', () => {
  it('sees what a reconciliation sees, by the same calls', async () => {
    const { room, seen } = roomAtWork();
    await room.mark('project', '1');
    await room.settle();
    await room.mark('project', '1');
    room.account.calls.length = 0;
    await room.settle();
    const callsOfReconciliation = room.account.calls.splice(0);
    const look = await createLookAtProject(room.parts())('1');
    expect(look).toEqual({
      snapshot: seen.at(-1),
      rules: rulesOf(room.settings),
      now: room.clock.now(),
      mode: 'live',
    });
    expect(look?.snapshot.issued).toEqual([{ key, kind: 'task', taskId: '9001', state: 'open', dueAt: 99 }]);
    expect(room.account.calls).toEqual(callsOfReconciliation);
    expect(callsOfReconciliation).toEqual(['readProjects', 'projectsOfTickets', 'details', 'people']);
  });

  it('leaves everything as it was, also where a reconciliation would take over, remember and mark', async () => {
    const { room, seen } = roomAtWork();
    const intent = { key: 'ticket-71.round-0.queue.copy.task', handoff: '4 tickets', reason: 'New.' };
    await room.ledger.begin([{ ...intent, projectId: '1', ticketId: '71', dueAt: 5 }]);
    const before = everythingIn(room);
    const look = createLookAtProject(room.parts());
    const first = await look('1');
    expect(await look('1')).toEqual(first);
    expect(everythingIn(room)).toEqual(before);
    await room.mark('project', '1');
    await room.settle();
    expect(first?.snapshot).toEqual(seen[0]);
    expect(first?.snapshot.memory).toBeNull();
    expect(first?.snapshot.issued).toEqual([{ key, kind: 'task', taskId: '9001', state: 'open', dueAt: 99 }]);
    expect(first?.snapshot.tickets.map(({ id, projectIds }) => [id, projectIds])).toEqual([
      ['71', ['1']],
      ['72', ['1', '2']],
    ]);
  });

  it('goes by the settings, the mode and the account that hold at that moment', async () => {
    const { room } = roomAtWork();
    const look = createLookAtProject(room.parts());
    await look('1');
    room.settings = parseSettings({ leadDays: 21 });
    room.mode = 'shadow';
    expect(await look('1')).toMatchObject({ rules: rulesOf(room.settings), mode: 'shadow' });
  });

  it('finds nothing where there is no such project', async () => {
    const { room } = roomAtWork();
    expect(await createLookAtProject(room.parts())('404')).toBeNull();
    expect(room.account.calls).toEqual(['readProjects']);
  });

  it('tells that HubSpot cannot be read', async () => {
    const { room } = roomAtWork();
    const unreachable = new AccountError('later', 'HubSpot did not answer.');
    room.account.before('people', () => {
      throw unreachable;
    });
    await expect(createLookAtProject(room.parts())('1')).rejects.toBe(unreachable);
  });
});
