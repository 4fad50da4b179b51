import { expect, test } from 'vitest';
import { projectRecord, ticketRecord } from '../support/fakes/records.ts';
import { acting, kickoff, projectWrite, ticketWrite } from './effects.ts';
import { Room, quietDecision } from './room.ts';

test('a quick write needs no second look at the project', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  room.account.before('createTasks', () => room.clock.advance(5000));
  await room.mark('project', '1');
  await room.settle();
  expect(room.account.callsOf('readProjectRecords')).toBe(0);
  expect(room.account.projects.get('1')?.kickoffSentAt).not.toBeNull();
});

test('a late write goes out after a second look that finds the project as it was', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1', adLabLink: 'x', adLabLinkChangedAt: 5 }));
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  room.account.before('createTasks', () => room.clock.advance(5001));
  room.account.before('readProjectRecords', () =>
    room.account.changeProject('1', { adLabLinkChangedAt: null }),
  );
  await room.mark('project', '1');
  await room.settle();
  expect(room.account.callsOf('readProjectRecords')).toBe(1);
  expect(room.account.callsOf('readProjects')).toBe(1);
  expect(room.account.projects.get('1')?.kickoffSentAt).not.toBeNull();
});

test('a late write to a project that a person has changed is dropped, and the project decided afresh at once', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['1'] }));
  room.decide = (snapshot, _rules, now) =>
    snapshot.project.status === 'blank'
      ? acting(snapshot, [
          ...kickoff(snapshot, now).effects,
          projectWrite('1', { status: 'creatives_pending_approval' }),
          ticketWrite('71', { queuedAt: now }),
        ])
      : quietDecision(snapshot);
  room.account.before('createTasks', () => {
    room.clock.advance(6000);
    room.account.changeProject('1', { status: 'no_refresh_requested' });
  });
  await room.mark('project', '1');
  expect(await room.settle()).toBe(2);
  expect(room.account.projects.get('1')).toMatchObject({
    status: 'no_refresh_requested',
    kickoffSentAt: null,
    sequence: null,
  });
  expect(room.account.tickets.get('71')?.queuedAt).toBeNull();
  expect(room.queue.rows.size).toBe(0);
});

test('a project that is gone by the second look is not written', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  room.account.before('createTasks', () => {
    room.clock.advance(6000);
    room.account.projects.delete('1');
  });
  await room.mark('project', '1');
  await room.settle();
  expect(room.account.callsOf('updateProjects')).toBe(0);
  expect(room.outbox.rows.get('project-1.cycle-1.kickoff.0.email')?.state).toBe('superseded');
  expect(room.queue.rows.size).toBe(0);
});

test('a clock moved by days in the middle of the work does no harm', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  room.account.before('createTasks', () => room.clock.advance(3 * 86_400_000));
  room.account.before('readProjectRecords', () => room.clock.advance(-86_400_000));
  await room.mark('project', '1');
  await room.settle();
  expect(room.account.tasks.size).toBe(1);
  expect(room.account.projects.get('1')?.kickoffSentAt).not.toBeNull();
  expect(room.queue.rows.size).toBe(0);
});

test('a clock that was set back makes a reading as doubtful as one that was moved forward', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot, _rules, now) =>
    snapshot.project.status === 'blank' ? kickoff(snapshot, now) : quietDecision(snapshot);
  room.account.before('createTasks', () => {
    room.clock.advance(-60_000);
    room.account.changeProject('1', { status: 'deliverable_submitted' });
  });
  await room.mark('project', '1');
  await room.settle();
  expect(room.account.projects.get('1')).toMatchObject({ kickoffSentAt: null, sequence: null });
});
