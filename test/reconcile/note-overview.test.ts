import { describe, expect, it } from 'vitest';
import { decide } from '../../src/domain/decide.ts';
import { projectRecord } from '../support/fakes/records.ts';
import { acting, projectWrite } from './effects.ts';
import { Room } from './room.ts';

const since = Date.parse('2026-02-20T10:00:00Z');
const tenMinutes = 10 * 60_000;

function roomWith(...ids: readonly string[]): Room {
  const room = new Room();
  for (const id of ids) {
    room.account.projects.set(
      id,
      projectRecord({
        id,
        status: 'creatives_pending_approval',
        waitingOn: 'account_manager',
        waitingSince: since,
      }),
    );
  }
  return room;
}

async function look(room: Room, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) await room.mark('project', id);
  await room.settle();
}

const told = (room: Room) =>
  [...room.overview.rows.values()].map(
    ({ projectId, status, handoff, mode }) => `${projectId} ${status} ${handoff ?? 'nothing'} ${mode}`,
  );

describe('The overview after a pass', () => {
  it('has every project of the batch as it was found, noted in one statement, at no cost in calls', async () => {
    const room = roomWith('1', '2', '3');
    let statements = 0;
    const note = room.overview.note.bind(room.overview);
    room.overview.note = (looks) => {
      statements += 1;
      return note(looks);
    };
    await look(room, '1', '2', '3');
    expect(told(room)).toEqual(['1', '2', '3'].map((id) => `${id} creatives_pending_approval 5 review live`));
    expect(statements).toBe(1);
    expect(await room.overview.of('1')).toMatchObject({
      name: 'Project 1',
      waitingOn: 'account_manager',
      waitingSince: since,
      lookedAt: room.clock.now(),
    });
    const calls = [...room.account.calls];
    const without = roomWith('1', '2', '3');
    without.overview.note = () => Promise.resolve();
    await look(without, '1', '2', '3');
    expect(calls).toEqual(without.account.calls);
  });

  it('has a project as it was left, not as it was found', async () => {
    const room = roomWith('1');
    room.decide = decide;
    room.account.projects.set('1', projectRecord({ id: '1', refreshDate: '2026-03-10' }));
    await look(room, '1');
    expect(await room.overview.of('1')).toMatchObject({
      handoff: '1 kickoff',
      waitingSince: room.clock.now(),
      kickoffOn: null,
      submissionOn: '2026-03-10',
    });
  });

  it('has it as it was found in shadow mode, and says so', async () => {
    const room = roomWith('1');
    room.mode = 'shadow';
    room.decide = decide;
    room.account.projects.set('1', projectRecord({ id: '1', refreshDate: '2026-03-10' }));
    await look(room, '1');
    expect(await room.overview.of('1')).toMatchObject({
      handoff: null,
      mode: 'shadow',
      kickoffOn: '2026-03-02',
    });
  });

  it('has it as it was found where its work failed', async () => {
    const room = roomWith('1');
    room.decide = () => {
      throw new Error('This cannot be decided');
    };
    await room.mark('project', '1');
    await room.reconciler.pass();
    expect(told(room)).toEqual(['1 creatives_pending_approval 5 review live']);
  });

  it('has no project any more that is deleted, merged into another, or off the programme', async () => {
    const room = roomWith('1', '2', '3');
    await look(room, '1', '2', '3');
    room.account.projects.delete('1');
    room.account.projects.set('2', projectRecord({ id: '2', refreshDate: null }));
    await look(room, '1', '2', '3');
    expect(told(room)).toEqual(['3 creatives_pending_approval 5 review live']);
  });

  it('is not noted by whoever lost the project meanwhile', async () => {
    const room = roomWith('1');
    room.decide = (snapshot) => {
      room.clock.advance(60_000);
      room.queue.rows.clear();
      return acting(snapshot, [projectWrite('1', { waitingOn: 'sas' })]);
    };
    await room.mark('project', '1');
    await room.reconciler.pass();
    expect(told(room)).toEqual([]);
  });

  it('stops nobody where it cannot be noted, and is mended some minutes later', async () => {
    const room = roomWith('1', '2');
    const note = room.overview.note.bind(room.overview);
    room.overview.note = () => Promise.reject(new Error('disk full'));
    await look(room, '1', '2');
    expect(told(room)).toEqual([]);
    expect(room.logger.told('The overview of projects was not brought up to date')).toMatchObject([
      { error: 'Error: disk full', projects: 2 },
    ]);
    expect(room.meter.counts.get('decision failed') ?? 0).toBe(0);
    room.overview.note = note;
    room.clock.advance(tenMinutes - 1);
    await room.settle();
    expect(told(room)).toEqual([]);
    room.clock.advance(1);
    await room.settle();
    expect(told(room)).toHaveLength(2);
    expect(room.queue.rows.size).toBe(0);
  });
});
